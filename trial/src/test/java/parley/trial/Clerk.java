package parley.trial;

import java.net.URI;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** An officer at the pages of the part Write, in English: what he does there, step by step, in a browser. */
record Clerk(Browser browser) {
    /** Begins a draft of a format on the page that lists them. */
    void begin(String format) {
        browser.one("input[name='format'][value='" + format + "']")
                .findElement(By.xpath("ancestor::form"))
                .findElement(By.tagName("button"))
                .click();
        browser.await(
                "the form",
                () -> browser.address().getPath().startsWith("/write/draft/" + format)
                        && !browser.all("button[value='check'].main").isEmpty());
    }

    /** Types into a field in place of what stands there. */
    void type(String control, String text) {
        var field = browser.one("[id='" + control + "']");
        field.clear();
        field.sendKeys(text);
    }

    void choose(String control, String value) {
        new Select(browser.one("[name='" + control + "']")).selectByValue(value);
    }

    void tick(String control, String value) {
        browser.click("[name='" + control + "'][value='" + value + "']");
    }

    /** Pastes lines from a spreadsheet into a list, and waits for its first row. */
    void paste(String list, String lines) {
        browser.click("#" + list.replace(".", "\\.") + " summary");
        browser.one("[name='" + list + ":paste']").sendKeys(lines);
        browser.click("button[value='paste:" + list + "']");
        browser.await(
                "the row",
                () -> !browser.all("[id='" + list + ".0'], [id^='" + list + ".0.']")
                        .isEmpty());
    }

    String value(String control) {
        return String.valueOf(browser.one("[id='" + control + "']").getDomProperty("value"));
    }

    /** Presses the button that checks; what comes is the check, or the form again with what is wrong. */
    void check() {
        browser.click("button[value='check'].main");
    }

    /** Checks what nothing is wrong with. */
    void checkWell() {
        check();
        browser.await("the check", () -> browser.text("h1").equals("Check before it is sent"));
    }

    /** Puts both officers' names under it, the second with a passphrase; what comes says whether it was sent. */
    void sign(String secondPassphrase) {
        choose("officer.0", "first officer");
        choose("officer.1", "second officer");
        browser.one("[id='passphrase.1']").sendKeys(secondPassphrase);
        browser.click("form button.main");
    }

    /** Signs and sends under one name with its passphrase. */
    void signAs(String officer, String passphrase) {
        choose("officer.0", officer);
        browser.one("[id='passphrase.0']").sendKeys(passphrase);
        release();
    }

    /** Signs and sends under two names, or under one where the format asks for no more. */
    void send() {
        choose("officer.0", "first officer");
        if (!browser.all("[id='officer.1']").isEmpty()) {
            choose("officer.1", "second officer");
        }
        release();
    }

    private void release() {
        browser.click("form button.main");
        browser.await("the page of what was sent", () -> browser.text("h1").equals("Sent"));
    }

    /** Follows a link of that text. */
    void follow(String text) {
        browser.click("main a[href]:is(" + hrefs(text) + ")");
    }

    private String hrefs(String text) {
        URI address = browser.address();
        return browser.all("main a[href]").stream()
                .filter(link -> Browser.line(link).startsWith(text))
                .map(link -> "[href='" + link.getDomAttribute("href") + "']")
                .findFirst()
                .orElseThrow(() -> new AssertionError("no link " + text + " on " + address));
    }
}
