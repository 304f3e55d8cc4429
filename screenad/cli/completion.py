"""``screenad completion``: what makes a shell complete commands, options, rules and countries."""

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish", "powershell")


@click.command(
    epilog="""\b
Examples:
  screenad completion bash > ~/.local/share/bash-completion/completions/screenad
  screenad completion zsh > ~/.zfunc/_screenad
  screenad completion fish > ~/.config/fish/completions/screenad.fish
  screenad completion powershell >> $PROFILE
"""
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print a script that makes a shell complete what is half typed.

    Put it where the shell looks for such scripts, as below, and start a new shell. For zsh, the
    folder has to be in "fpath" before "compinit" runs. Bash needs version 4.4, and its package
    bash-completion.
    """
    root = context.find_root()
    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"this version of Click has no completion for {shell}")
    script = found(root.command, {}, "screenad", "_SCREENAD_COMPLETE")
    click.echo(script.source_template % script.source_vars())
