"""The main command: read adverts, screen them, write what was found."""

from typing import Any

import click

from screenad import inputs, outputs
from screenad.cli.choices import Choices, pairs, refuse_missing, select
from screenad.cli.clustered import clustered
from screenad.cli.complaints import tell
from screenad.cli.completing import rule_names
from screenad.cli.counting import remarks, status
from screenad.cli.country import country_code, country_codes
from screenad.cli.defaults import setting
from screenad.cli.limits import encoding, limits
from screenad.cli.options import engine_option, load_equipped, rule_options
from screenad.cli.screening import screened
from screenad.cli.sharing import JOBS, share
from screenad.errors import WorkError
from screenad.model import Level

EXAMPLES = """\b
Examples:
  screenad                              paste an advert, end with Ctrl-D
  screenad advert.txt                   screen one file
  screenad listings/ -f jsonl           a folder, one JSON line an advert
  scraper | screenad -f jsonl - > out   a stream
  screenad listings/ -o found.xlsx      tables for a spreadsheet; or found.csv
  screenad chat.txt -o note.md          a case note, with quotes and sources
  screenad ads.jsonl --min-level high   only the worst
  screenad ad.txt --fail-on high        exit status 1 when it is that bad
  screenad big.jsonl -o out.jsonl --jobs auto --resume
                                        on every core; after a stop, go on
"""
LEVELS = click.Choice([level.value for level in Level])


@click.command(epilog=EXAMPLES)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...", type=click.Path())
@setting(
    "-f",
    "--format",
    "form",
    type=click.Choice(tuple(outputs.FORMATS)),
    help="Output format; default: by the ending of -o, else report. csv and xlsx are tables, "
    "markdown is a case note.",
)
@setting(
    "-o",
    "--output",
    type=click.Path(),
    metavar="FILE",
    help="Write there, whole or not at all.",
)
@setting(
    "--from",
    "reader",
    type=click.Choice(tuple(inputs.FORMATS)),
    help="Input format; default: recognised.",
)
@setting(
    "--map",
    "mapping",
    multiple=True,
    callback=pairs,
    metavar="FIELD=KEY",
    help="Which key or column holds a field. Repeatable.",
)
@setting(
    "--encoding",
    callback=encoding,
    metavar="NAME",
    help="What texts are encoded in; default: recognised.",
)
@setting(
    "--include",
    multiple=True,
    metavar="GLOB",
    help="Of a folder, read only files that fit. Repeatable.",
)
@setting(
    "--exclude",
    multiple=True,
    metavar="GLOB",
    help="Of a folder, leave out files that fit. Repeatable.",
)
@setting(
    "--limit",
    "limits",
    multiple=True,
    callback=limits,
    metavar="NAME=VALUE",
    help="How much is let in, as in record=8MiB or seconds=60. Repeatable.",
)
@setting("--offline", is_flag=True, help="Fetch nothing: an address of a web page is refused.")
@rule_options
@setting(
    "--only",
    multiple=True,
    metavar="NAME",
    shell_complete=rule_names,
    help="Report only a rule, topic or harm. Repeatable.",
)
@setting(
    "--skip",
    multiple=True,
    metavar="NAME",
    shell_complete=rule_names,
    help="Leave out a rule, topic or harm. Repeatable.",
)
@setting("--min-level", type=LEVELS, default="none", help="Show adverts at or above only.")
@setting("--fail-on", type=LEVELS, help="Exit with 1 when an advert is at or above.")
@setting("--strict", is_flag=True, help="Exit with 3 when a record can't be read.")
@setting("--explain", is_flag=True, help="Show how each verdict came about.")
@setting("-q", "--quiet", is_flag=True, help="One line an advert.")
@engine_option
@setting(
    "--jobs",
    type=JOBS,
    default=1,
    metavar="N",
    help="Screen in N processes; auto: one a core. Answers then come in blocks.",
)
@setting("--resume", is_flag=True, help="Go on where a run with the same -o FILE.jsonl stopped.")
@setting(
    "--shard",
    type=share,
    default="1/1",
    metavar="I/N",
    help="Screen every N-th record from the I-th on, so that N machines share an input.",
)
@setting(
    "--cluster",
    metavar="ADDRESS",
    help="Screen on a Dask cluster, or local:N for one here, into the folder -o.",
)
@setting(
    "--redact",
    is_flag=True,
    help="Labels in the place of contacts, numbers and names, in every format; names may remain.",
)
@setting(
    "--redact-key",
    metavar="WORDS",
    help="Give the same labels in every run with these words; better as SCREENAD_REDACT_KEY.",
)
@setting(
    "--tlp",
    type=click.Choice([each.value for each in outputs.Tlp]),
    default="amber",
    help="Traffic Light Protocol: with whom stix, misp and sarif may be shared.",
)
@setting("--lang", metavar="TAG", help="The report's language; default: the environment's.")
@setting(
    "--home",
    type=country_code,
    metavar="CC",
    shell_complete=country_codes,
    help="Your country, whose help lines are named; default: the environment's.",
)
@setting(
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    help="Colour; NO_COLOR and FORCE_COLOR count too.",
)
@setting(
    "--theme",
    type=click.Choice([theme.value for theme in outputs.Theme]),
    default=outputs.Theme.AUTO.value,
    help="Colours for a dark or a light ground; auto reads on both.",
)
@setting("--width", type=click.IntRange(40, 400), help="Columns to wrap at.")
@setting("--stdin-name", default="stdin", metavar="NAME", help="What to call standard input.")
@click.pass_context
def scan(context: click.Context, /, **chosen: Any) -> None:
    """Screen adverts and recruiter chats for signs of fraud, forced labour and trafficking.

    SOURCE is a file, a folder, a pattern, the address of a web page, or - for standard input.
    Without one, what is piped in is read; on a terminal you are asked to paste. No finding does not
    mean that an offer is fine. Every option can be set in screenad.toml, too, or as SCREENAD_OPTION
    in the environment.
    """
    choices = Choices(**chosen)
    form = "" if choices.cluster else choices.form_of_output()
    try:
        if form:
            refuse_missing(form)
        rules = select(load_equipped(chosen), choices.only, choices.skip)
        count = screened(choices, form, rules) if form else clustered(choices, rules)
    except WorkError as problem:
        raise click.UsageError(str(problem)) from problem
    for remark in remarks(count, quiet=choices.quiet):
        tell(remark)
    context.exit(status(count, choices.fail_on, strict=choices.strict))
