"""Documents that are zip archives inside, told from plain archives by what stands in them."""

from collections.abc import Mapping
from types import MappingProxyType
from zipfile import ZipFile

from screenad.inputs.zipped import WRONG

#: A member that only this kind has, and the format that reads it.
MEMBERS: Mapping[str, str] = MappingProxyType(
    {
        "word/document.xml": "docx",
        "ppt/presentation.xml": "pptx",
        "xl/workbook.xml": "excel",
        "xl/workbook.bin": "excel",
    }
)
#: What the member "mimetype" says, where there is one, and the format that reads it.
TYPES: Mapping[str, str] = MappingProxyType(
    {
        "application/vnd.oasis.opendocument.text": "odt",
        "application/vnd.oasis.opendocument.presentation": "odp",
        "application/vnd.oasis.opendocument.spreadsheet": "excel",
        "application/epub+zip": "epub",
    }
)


def document(archive: ZipFile) -> str:
    """Name the format of the document that an archive is; empty for one that is none."""
    for member, form in MEMBERS.items():
        if member in archive.NameToInfo:
            return form
    return TYPES.get(_type(archive).removesuffix("-template"), "")


def _type(archive: ZipFile) -> str:
    try:
        with archive.open("mimetype") as stream:
            return stream.read(100).decode("ascii", "replace").strip()
    except (KeyError, *WRONG):
        return ""
