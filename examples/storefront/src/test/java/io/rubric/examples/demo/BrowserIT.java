package io.rubric.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page of the storefront as somebody sees it who presses its buttons. Skipped where there is no Chromium. */
@Order(2)
@ExtendWith(OneShop.class)
class BrowserIT {

    private static Browser browser;
    private static Tab wildfly;
    private static Tab payara;

    @BeforeAll
    static void open(Shop shop) throws Exception {
        Optional<String> program = Browser.program();
        if (program.isEmpty()) {
            System.out.println("browser: not tested, there is no Chromium on the path and none as -Ddemo.browser");
        }
        Assumptions.assumeTrue(program.isPresent());
        Shop.Doors doors = shop.open();
        browser = Browser.start(
                program.get(), Settings.ofSystemProperties().directory().resolve("browser"));
        wildfly = browser.open(doors.wildfly());
        payara = browser.open(doors.payara());
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void thePageOfEachServerShowsBoth() throws Exception {
        wildfly.await(names("wildfly", "payara"));
        payara.await(names("payara", "wildfly"));
    }

    private static String names(String self, String peer) {
        return "document.querySelector('header [data-node=this]')?.textContent === '" + self
                + "' && document.querySelector('header [data-node=peer]')?.textContent === '" + peer
                + "' && document.querySelector('header [data-node=peer]').checkVisibility()";
    }

    @Test
    void anEventFiredOnOnePageAppearsOnTheOthersOnce() throws Exception {
        awaitListening(wildfly);
        awaitListening(payara);
        for (Tab other : List.of(wildfly, payara)) {
            Tab from = other == wildfly ? payara : wildfly;
            String name = other == wildfly ? "payara" : "wildfly";

            from.press("greet", "this");
            other.await(count(name) + " > 0");
            from.press("greet", "this"); // when this has come, nothing more comes of the one before

            other.await(count(name) + " > 1");
            assertThat(other.evaluate(count(name))).isEqualTo("2");
        }
        System.out.println("browser: an event fired on each page has appeared on the other's");
    }

    /** A page is told nothing of what happened before it listened. */
    private static void awaitListening(Tab tab) throws Exception {
        tab.await(
                "Object.values(nodes).length === 2 && Object.values(nodes).every(node => node.ear?.readyState === 1)");
    }

    private static String count(String origin) {
        return "[...document.querySelectorAll('[data-ear=this] li')].filter(line =>"
                + " line.textContent.includes('@Remote') && line.textContent.includes('Hello from " + origin
                + "')).length";
    }

    @Test
    void aRefusedCallShowsWhenToComeBack() throws Exception {
        wildfly.await(names("wildfly", "payara"));
        for (int calls = 1; calls <= 6; calls++) {
            wildfly.press("stock", calls % 2 == 0 ? "peer" : "this");
            wildfly.await("document.querySelectorAll('#throttle .log li').length === " + calls);
        }

        String refusal = wildfly.evaluate("document.querySelector('#throttle .log li').innerText");
        System.out.println("browser: after five calls on two servers the page says " + refusal.replaceAll("\\s+", " "));
        assertThat(refusal).contains("429").containsPattern("Retry-After: [1-9]\\d*");
        wildfly.await("document.querySelector('#permits-text').textContent.startsWith('refused, again in')");
        assertThat(wildfly.evaluate("document.querySelectorAll('#throttle .log .good').length"))
                .isEqualTo("5");
    }
}
