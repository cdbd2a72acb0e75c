package io.rubric.examples.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Opens the shop and keeps it open until it is interrupted. */
public final class Demo {

    private static final PrintStream OUT = System.out;

    private Demo() {}

    /** Takes no arguments; see {@link Settings}. */
    public static void main(String[] args) throws Exception {
        Settings settings = Settings.ofSystemProperties();
        Shop shop = new Shop(settings, Map.of());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(shop), "demo-stop"));
        Path logs = Path.of("").toAbsolutePath().relativize(settings.directory());
        OUT.println("\n  Starting Redis, WildFly and Payara; this takes about half a minute. Logs: " + logs + "/*.log");
        shop.start();
        print(shop.open());
        new CountDownLatch(1).await();
    }

    private static void print(Shop.Doors doors) {
        OUT.println();
        OUT.println("  The storefront is open. One WAR, two servers, one Redis:");
        OUT.println();
        OUT.println("    WildFly   " + doors.wildfly());
        OUT.println("    Payara    " + doors.payara());
        OUT.println("    Redis     " + doors.redis());
        OUT.println();
        OUT.println("  Ctrl-C stops everything.");
        OUT.println();
    }

    private static void close(Shop shop) {
        try {
            OUT.println("\n  Stopping Payara, WildFly and Redis ...");
        } finally {
            shop.close(); // also where Maven has ended before us and nothing can be printed any more
        }
        OUT.println("  Stopped.");
    }
}
