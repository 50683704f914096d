"""Slips on paper: each on one sheet of A5, and nothing else comes out of the printer."""

import re

from .sample import DESK
from .visiting import DESKTOP, Visits

# A5 upright in points, a sheet as the printer takes it.
A5 = (420, 595)
BOX = re.compile(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]")


def test_each_slip_is_one_sheet_also_right_after_they_were_handed_out(visits: Visits) -> None:
    page = visits.window("li", DESKTOP)
    page.goto(f"{DESK}slips/")
    page.locator("select[name=area]").select_option(index=1)
    page.locator("input[name=count]").fill("3")
    page.locator("main form[method=post] button").first.click()
    page.wait_for_url("**/sheets/**")
    printed = BOX.findall(page.pdf(prefer_css_page_size=True))
    assert [tuple(round(float(side)) for side in sheet) for sheet in printed] == [A5] * 3
