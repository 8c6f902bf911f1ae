"""How many days a notice has left is said by the reader's own date, as the calendar in China has it."""

from pathlib import Path

from lxml import html
from playwright.sync_api import Browser, expect

#: The notice of Quzhou 2023 goes from 18 to 22 March 2024; China is eight hours ahead of UTC.
SAID = {
    "2024-03-09T16:00:00Z": "8 天后开始",
    "2024-03-17T15:59:59Z": "明天开始",
    "2024-03-17T16:00:00Z": "连今天还有 5 天",
    "2024-03-21T15:59:59Z": "连今天还有 2 天",
    "2024-03-22T15:59:59Z": "今天是最后一天",
    "2024-03-22T16:00:00Z": "公示期已过",
}

ANSWER = {
    "2024-04-11T15:59:59Z": "今天是最后一天",
    "2024-04-11T16:00:00Z": "答复期限已过，没有答复的记录",
}


def test_the_days_of_a_notice_are_told_by_the_readers_date(browser: Browser, address: str) -> None:
    context = browser.new_context(timezone_id="America/New_York", locale="en-US")
    page = context.new_page()
    page.clock.set_fixed_time("2024-03-01T00:00:00Z")
    page.goto(address + "notices/")
    notice = page.locator("#quzhou-service-station-2023 > dl")
    expect(notice.locator(".k-days")).to_have_text("17 天后开始")
    for instant, words in SAID.items():
        page.clock.set_fixed_time(instant)
        page.evaluate("when => import(`/assets/site/days.js?${when}`)", instant)
        expect(notice.locator(".k-days")).to_have_text(words)
        # on paper stands what stays true: that the days are over
        page.emulate_media(media="print")
        expect(notice.locator(".k-days")).to_be_visible(visible="过" in words)
        page.emulate_media(media="screen")
        # how to object is said always, and that it is too late from the day when it is
        expect(notice.get_by_text("写明是哪个单位")).to_be_visible()
        expect(notice.get_by_text("不能再提")).to_be_visible(visible="过" in words)
    # the answer was due 15 working days after 20 March, with the holiday of 4 and 5 April between
    answer = page.locator("#objection-o1 .k-days")
    for instant, words in ANSWER.items():
        page.clock.set_fixed_time(instant)
        page.evaluate("when => import(`/assets/site/days.js?${when}`)", instant)
        expect(answer).to_have_text(words)
    context.close()


def test_what_the_page_itself_says_is_true_on_every_day(built: Path) -> None:
    page = html.fromstring((built / "notices/index.html").read_text("utf-8"))
    [facts] = page.xpath("//*[@id='quzhou-service-station-2023']/dl")
    said = " ".join(facts.text_content().split())
    assert "2024-03-18 至 2024-03-22（5 个工作日）" in said
    assert "写明是哪个单位、哪一项指标" in said
    assert "公示期内书面、实名提出，写明事实并附材料，送市科协学会部。" in said
    assert "2024-03-22 为止，当天也算" in said
    assert "收到 1 件，见下" in said
    [before] = page.xpath("//*[@id='hefei-alliance-2018']/dl")
    said = " ".join(before.text_content().split())
    assert "已过，到 2019-" in said
    assert "没有收到异议" in said
    assert "写明" not in said
    assert [each.text_content() for each in page.xpath("//h2")][:1] == ["已发公示，结果未定"]
    assert [each.text_content() for each in page.xpath("//*[@class='k-days']")] == ["", ""]
