"""LibreOffice without a window: what it makes of our files. Its tests are marked `system`."""

import os
import shutil
import subprocess
from pathlib import Path

SECONDS = 180  # the first start writes its settings
CSV = "csv:Text - txt - csv (StarCalc)"
# 44 ; or , · 34 quotes · 76 UTF-8 · first line 1 · language of the numbers as Windows counts them
INDONESIAN, ENGLISH = 1057, 1033


def to_pdf(file, folder):
    """The pages of a document as LibreOffice lays them out."""
    return _converted(file, folder, "pdf", "pdf")


def to_csv(file, folder, language=ENGLISH, every_sheet=False):
    """What a spreadsheet shows, as the values of its cells; every sheet as a file of its own."""
    sheets = -1 if every_sheet else 0
    options = f"44,34,76,1,,{language},false,true,false,false,false,{sheets}"
    return _converted(file, folder, f"{CSV}:{options}", "csv")


def opened_as(file, folder, filtered, ending):
    """The same with any filter of LibreOffice; `filtered` is what --convert-to takes."""
    return _converted(file, folder, filtered, ending)


def to_sheets(file, folder, read_as="", locale=""):
    """A workbook or CSV as LibreOffice holds it, in its own XML: types, values and formulas.

    read_as: how a CSV is read, its tokens; locale: that of the reader's LibreOffice, as id-ID.
    """
    if locale:
        settings = Path(folder) / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(PROFILE.format(locale=locale), "utf-8")
    reading = [f"--infilter=CSV:{read_as}"] if read_as else []
    return _converted(file, folder, "fods", "fods", reading)


PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>{locale}</value></prop></item></oor:items>"""


def _converted(file, folder, filtered, ending, reading=()):
    """Each folder has a profile of its own: LibreOffice runs once per profile."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is not installed: make test-system does so"
    out = Path(folder) / "converted"
    out.mkdir(parents=True, exist_ok=True)
    profile = (Path(folder) / "profile").resolve().as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    done = subprocess.run(
        [*command, *reading, "--convert-to", filtered, "--outdir", str(out), str(file)],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
        env={**os.environ, "HOME": str(folder)},
    )
    made = sorted(out.glob(f"{Path(file).stem}*.{ending}"))
    assert made, done.stdout + done.stderr
    return made[0] if len(made) == 1 else made
