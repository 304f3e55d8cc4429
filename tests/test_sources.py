"""What a person names: files, folders and patterns."""

import gzip
import os
import socket

import pytest

from screenad.errors import InputError
from screenad.inputs.folders import Sieve
from screenad.inputs.sources import Source, expand
from screenad.model import Skipped


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Make a folder of texts with all that may lie between them, and go there."""
    monkeypatch.chdir(tmp_path)
    for name in ("ads/b.txt", "ads/a.jsonl", "ads/deep/c", "ads/.hidden.txt", "ads/.git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Packers wanted.", encoding="utf-8")
    return tmp_path


def names(argument):
    return [found.name for found in expand(argument) if isinstance(found, Source)]


def skipped(argument):
    return [found for found in expand(argument) if isinstance(found, Skipped)]


def inside(*parts):
    return os.path.join(*parts)  # noqa: PTH118  # what a person would see


def complaint(argument):
    with pytest.raises(InputError) as caught:
        list(expand(argument))
    return caught.value.reason


def test_a_file_is_itself():
    (source,) = expand("ads/b.txt")
    assert source.name == "ads/b.txt"
    with source.open() as stream:
        assert stream.read() == b"Packers wanted."


def test_a_folder_gives_its_files_by_name_without_the_hidden_ones():
    assert names("ads") == [
        inside("ads", *rest) for rest in (["a.jsonl"], ["b.txt"], ["deep", "c"])
    ]
    assert skipped("ads") == []


def test_what_is_no_text_in_a_folder_is_told_in_one_line(folder):
    (folder / "ads/tool").write_bytes(b"\x7fELF")
    assert skipped("ads") == [
        Skipped("ads", "1 file is no text, or a link out of the folder, and was not read: tool")
    ]
    for number in range(6):
        (folder / f"ads/{number}.bin").write_bytes(bytes(90))
    assert skipped("ads")[0].reason == (
        "7 files are no text, or links out of the folder, and were not read: "
        "0.bin, 1.bin, 2.bin, 3.bin, 4.bin, ..."
    )
    assert len(names("ads")) == 3


def test_sixteen_bit_and_old_texts_in_a_folder_are_texts(folder):
    (folder / "ads/x16.txt").write_bytes("Упаковщики нужны, pay 900".encode("utf-16"))
    (folder / "ads/xold.txt").write_bytes("Упаковщики нужны".encode("cp1251"))
    assert skipped("ads") == []


def test_an_empty_folder_is_said(folder):
    (folder / "none").mkdir()
    assert list(expand("none")) == [Skipped("none", "no file in this folder")]


def test_a_link_is_followed_inside_the_folder_and_never_out_of_it(folder):
    secret = folder / "secret.txt"
    secret.write_text("not for you", encoding="utf-8")
    (folder / "ads/in.txt").symlink_to(folder / "ads/b.txt")
    (folder / "ads/out.txt").symlink_to(secret)
    (folder / "ads/up").symlink_to(folder)
    (folder / "ads/gone").symlink_to(folder / "nothing")
    assert inside("ads", "in.txt") in names("ads")
    out, gone = skipped("ads")
    assert out.reason == (
        "2 files are no text, or links out of the folder, and were not read: out.txt, up"
    )
    assert gone.reason == "not read, for links that lead nowhere are no files: gone"
    assert not any("up" in name or "gone" in name for name in names("ads"))


def test_a_file_that_may_not_be_read_tells_so_when_it_is_opened(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    (source,) = expand("ads/b.txt")
    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert len(names("ads")) == 3
    with pytest.raises(InputError, match=r"^ads/b\.txt: you are not allowed to read it$"):
        source.open()


def test_a_folder_that_may_not_be_read_tells_so_when_it_is_opened(monkeypatch):
    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.iterdir", refuse)
    (source,) = expand("ads")
    with pytest.raises(InputError, match="ads: it is a folder"):
        source.open()


def test_a_file_that_went_away_tells_so_when_it_is_opened():
    (source,) = expand("ads/b.txt")
    source.path.unlink()
    with pytest.raises(InputError, match="no such file or directory"):
        source.open()


def test_a_pattern_gives_what_fits_by_name(folder):
    assert names("ads/*.*") == [inside("ads", "a.jsonl"), inside("ads", "b.txt")]
    assert names(str(folder / "**" / "*.txt")) == [str(folder / "ads" / "b.txt")]


def test_a_pattern_that_fits_a_folder_opens_it():
    assert names("ads/d*") == [inside("ads", "deep", "c")]


def test_a_pattern_that_names_hidden_files_gets_them():
    assert names("ads/.h*") == [inside("ads", ".hidden.txt")]


def test_a_file_with_brackets_in_its_name_is_a_file(folder):
    (folder / "ad[1].txt").write_text("x", encoding="utf-8")
    assert names("ad[1].txt") == ["ad[1].txt"]


@pytest.mark.parametrize("pattern", ["*.csv", "a**b", "[", "x" * 100 + "*"])
def test_a_pattern_that_fits_nothing_is_said(pattern):
    assert complaint(pattern) == "no file fits this pattern"


def test_a_misspelt_name_gets_the_nearest():
    assert complaint("ads/b.tx") == "no such file or folder (did you mean 'b.txt'?)"


def test_a_name_like_none_that_is_there_gets_no_guess():
    assert complaint("ads/zzz") == "no such file or folder"


def test_a_missing_folder_is_named():
    assert complaint("adds/b.txt") == "no such file: there is no folder 'adds'"


def test_a_folder_that_cannot_be_listed_gives_no_suggestion_and_no_traceback(monkeypatch):
    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.iterdir", refuse)
    assert complaint("ads/zzz").startswith("no such file or folder")


@pytest.mark.parametrize(
    "words",
    ["Packers wanted in a cold store", "Packers [m/f] wanted in a cold store", "高薪" * 200],
)
def test_words_in_the_place_of_a_file_are_met_with_help(words):
    assert "paste them" in complaint(words)


def test_a_long_name_is_shown_short():
    with pytest.raises(InputError, match=r"^x{57}\.\.\.: "):
        list(expand("x" * 300))


def test_a_name_that_is_no_valid_text_can_be_shown(folder):
    try:
        (folder / "ads" / "odd\udcff.txt").write_text("x", encoding="utf-8")
    except OSError:  # some file systems refuse it
        pytest.skip("no such names here")
    assert inside("ads", "odd?.txt") in names("ads")


def test_what_is_no_file_in_a_folder_is_passed_over_and_told(folder):
    os.mkfifo(folder / "ads/pipe")
    os.mkfifo(folder / "ads/deep/queue.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("ads/s")
        (found,) = skipped("ads")
    assert found.reason == (
        "not read, for pipes, sockets and devices are no files: deep/queue.txt, pipe, s"
    )
    assert len(names("ads")) == 3


def test_links_that_go_round_are_no_endless_way(folder):
    (folder / "ads/deep/round").symlink_to(folder / "ads")
    (folder / "ads/self").symlink_to(folder / "ads/self")
    assert len(names("ads")) == 3
    assert [found.reason for found in skipped("ads")] == [
        "not read, for links that lead nowhere are no files: self"
    ]


@pytest.mark.parametrize(
    ("include", "exclude", "found"),
    [
        (["*.txt"], [], ["b.txt"]),
        (["*.txt", "*.jsonl"], [], ["a.jsonl", "b.txt"]),
        ([], ["*.txt"], ["a.jsonl", "deep/c"]),
        (["*"], ["deep"], ["a.jsonl", "b.txt"]),
        (["deep/*"], [], ["deep/c"]),
        ([], ["deep/*"], ["a.jsonl", "b.txt"]),
        (["[ab].*"], ["a*"], ["b.txt"]),
        (["B.TXT"], [], []),
    ],
)
def test_of_a_folder_only_what_is_wanted_is_read(include, exclude, found):
    sieve = Sieve(tuple(include), tuple(exclude))
    sources = [each for each in expand("ads", sieve) if isinstance(each, Source)]
    assert [source.path.relative_to("ads").as_posix() for source in sources] == found


def test_a_sieve_that_lets_nothing_through_is_said():
    assert list(expand("ads", Sieve(("*.pdf",)))) == [
        Skipped("ads", "no file in this folder fits --include and --exclude")
    ]


def test_what_is_packed_or_a_table_in_a_folder_is_read(folder):
    (folder / "ads/x.gz").write_bytes(gzip.compress(b"Packers wanted"))
    (folder / "ads/x.parquet").write_bytes(b"PAR1" + bytes(99))
    assert skipped("ads") == []
