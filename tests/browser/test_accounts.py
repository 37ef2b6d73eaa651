"""The pages about accounts in a real browser: signed in by hand, by keyboard, without scripts."""

from datetime import UTC, datetime

import pytest

from access import passwords
from ledger import audit, people
from ledger.people import Account
from ledger.store import open_store
from ledger.upgrade import upgrade
from tests.browser.conftest import served
from tests.browser.looks import WIDER, faults

pytestmark = pytest.mark.browser
PASSWORD = "tujuh kuda laut biru"
ROOT, BUDI = "dewi@example.go.id", "budi.perencana.wilayah@example.go.id"
PAGES = {ROOT: ("/akun", "/orang", "/audit"), BUDI: ("/akun",)}
LOOKS = (
    (390, "id", "light"),
    (390, "en", "dark"),
    (1280, "id", "dark"),
    (1280, "en", "light"),
    (1920, "id", "light"),
    (360, "en", "light"),
)


@pytest.fixture(scope="module")
def here(real_data, tmp_path_factory):
    """The address of a server with an admin and a planner."""
    folder = tmp_path_factory.mktemp("accounts")
    store = open_store("", folder / "state")  # where the server looks for it
    (folder / "state").mkdir()
    upgrade(store)
    kept, now = passwords.hash_of(PASSWORD), datetime.now(UTC)
    for name, role, regions in ((ROOT, "admin", ()), (BUDI, "planner", ("64", "6571"))):
        told = audit.Entry("account", "root", now, what=f"made admin {name}")
        people.add(store, Account(name, role, regions, now, kept), told)
    with served(real_data, folder) as address:
        yield address


def sign_in(page, address, name):
    page.goto(f"{address}/masuk?next=/akun")
    page.fill("#name", name)
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/akun")
    return page


@pytest.fixture(scope="module")
def kept(chromium, here):
    """What a browser keeps of each sign-in, so that every look need not sign in again."""
    found = {}
    for name in PAGES:
        page = chromium.new_context().new_page()
        found[name] = sign_in(page, here, name).context.storage_state()
        page.context.close()
    return found


@pytest.fixture
def opened(chromium, here, kept):
    """A page of somebody who has signed in, with what the browser said of it."""
    contexts = []

    def open_page(path, name=ROOT, width=1280, language="id", scheme="light", **more):
        locale = {"id": "id-ID", "en": "en-GB"}[language]
        context = chromium.new_context(
            storage_state=kept[name], locale=locale, color_scheme=scheme,
            viewport={"width": width, "height": 900}, **more,
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.said = []
        page.on("console", lambda one: page.said.append(one.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.goto(f"{here}{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("width", "language", "scheme"), LOOKS)
def test_every_page_is_whole_and_silent_in_every_look(opened, here, width, language, scheme):
    for name, paths in PAGES.items():
        for path in paths:
            page = opened(path, name, width, language, scheme)
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            page.evaluate(
                "document.querySelectorAll('header details').forEach(one => one.open = false)"
            )
            assert page.url == f"{here}{path}"
            assert page.evaluate("document.documentElement.lang") == language
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert (path, page.evaluate(WIDER)) == (path, [])
            assert (path, faults(page)) == (path, [])
            assert (path, page.said) == (path, [])


def test_a_token_is_made_copied_and_revoked_by_keyboard_alone(opened):
    page = opened("/akun", BUDI, language="en")
    page.focus("[name=label]")
    page.keyboard.type("Power Query")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("Kalimantan Timor")
    page.keyboard.press("Enter")
    page.wait_for_selector(".field-wrong")
    assert page.evaluate("document.activeElement.name") == "regions"
    assert page.input_value("[name=regions]") == "Kalimantan Timur"
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby')").endswith(
        "wrong"
    )
    assert faults(page) == []
    page.keyboard.press("Enter")
    page.wait_for_selector("#once-word")
    assert page.input_value("#once-word").startswith("cak_")
    assert faults(page) == []
    page.goto(page.url)
    assert page.locator("#once-word").count() == 0
    revoke = page.locator("button", has_text="Revoke Power Query")
    revoke.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/akun?done=revoked")
    assert "opens nothing any more" in page.inner_text(".is-done")
    assert [said for said in page.said if "422" not in said] == []


def test_somebody_is_invited_changed_and_disabled_without_scripts(opened, chromium, here):
    page = opened("/orang", language="en", java_script_enabled=False)
    page.fill("#invite-name", "sari@example.go.id")
    page.select_option("#invite-role", "planner")
    page.fill("#invite-regions", "Kutai Kartanegara")
    page.click("text=Make an invitation link")
    link = page.get_attribute("#once-word", "value")
    guest = chromium.new_context(locale="en-GB").new_page()
    guest.goto(link)
    guest.fill("#password", PASSWORD)
    guest.fill("#again", PASSWORD)
    guest.keyboard.press("Enter")
    guest.wait_for_url(lambda url: "/undangan" not in url)
    page.goto(f"{here}/orang")
    row = page.locator(".plain-list > li", has_text="sari@example.go.id")
    assert "planner · Kabupaten Kutai Kartanegara" in row.inner_text()
    row.locator("summary").click()
    row.locator("button", has_text="Disable").click()
    assert "was disabled" in page.inner_text(".is-done")
    guest.goto(f"{here}/akun")
    assert "/masuk" in guest.url
    guest.context.close()


def test_the_log_is_asked_by_a_form_and_taken_as_a_file(opened):
    page = opened("/audit", language="en")
    page.select_option("[name=kind]", "sign_in")
    page.fill("[name=who]", ROOT)
    page.keyboard.press("Enter")
    page.wait_for_url("**kind=sign_in**")
    rows = page.locator(".log tbody tr").count()
    assert rows >= 1
    with page.expect_download() as taken:
        page.click("text=CSV of everything found")
    lines = taken.value.path().read_text("utf-8-sig").splitlines()
    assert len(lines) == 1 + rows
    page.click("text=All entries")
    page.wait_for_url("**/audit")


def test_the_menu_of_the_header_leads_to_the_account_and_out(opened, here):
    page = opened("/definisi", BUDI, language="en", width=390)
    page.wait_for_selector(".sections .base")
    page.click(".signed summary")
    assert BUDI in page.inner_text(".signed .panel")
    assert faults(page) == []
    page.click("text=My account")
    page.wait_for_url(f"{here}/akun")
    page.click("a[data-language=id]")
    page.wait_for_selector("h1:has-text('Anda masuk sebagai')")
    page.click("button.theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"


def test_whoever_signs_out_is_out(chromium, here):
    page = chromium.new_context(locale="en-GB").new_page()
    sign_in(page, here, BUDI)
    page.click(".card >> text=Sign out")
    page.wait_for_url("**/masuk**")
    page.goto(f"{here}/akun")
    assert "/masuk?next=" in page.url
    page.context.close()
