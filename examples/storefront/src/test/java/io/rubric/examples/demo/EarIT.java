package io.rubric.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One EAR with two WARs on both servers: an application of two modules. */
@Order(5)
@ExtendWith(OneShop.class)
class EarIT {

    private static final List<String> SERVERS = List.of(Shop.WILDFLY, Shop.PAYARA);

    /** Of the node that fires: whoever fires to synchronous observers calls no others. */
    private static final List<String> AS_FIRED = List.of("letter", "news");

    private static final List<String> OF_ANOTHER_NODE = List.of("later", "letter", "news");

    @ParameterizedTest
    @EnumSource
    void itsModulesAreOneApplication(Ear.Libraries libraries, Shop shop) throws Exception {
        shop.clear();
        Path ear = Ear.create(Settings.ofSystemProperties(), libraries);
        shop.onBoth(server -> server.deploy(ear));
        try {
            for (String server : SERVERS) {
                shareACache(page(shop, server, "front"), page(shop, server, "back"));
                for (String module : Ear.MODULES) {
                    shareEvents(libraries, shop, server, module);
                }
            }
        } finally {
            shop.onBoth(server -> server.undeploy(ear));
        }
        RedisClients.Open left = RedeployIT.settled(shop.redis());
        System.out.printf(
                "ear, libraries %s: one cache, and each event once in each module; after its undeployment %s%n",
                libraries, left);
        assertThat(left.isNothing()).isTrue();
    }

    private static void shareACache(ModulePage front, ModulePage back) throws Exception {
        String product = UUID.randomUUID().toString();

        assertThat(front.price(product)).isEqualTo("front");
        assertThat(back.price(product)).as("a hit").isEqualTo("front");
        front.priceChanged(product);
        assertThat(back.price(product)).isEqualTo("back");
        assertThat(front.price(product)).as("a hit").isEqualTo("back");
    }

    /** Each event once, in all modules of both servers. */
    private static void shareEvents(Ear.Libraries libraries, Shop shop, String server, String module) throws Exception {
        String text = UUID.randomUUID().toString();
        String after = UUID.randomUUID().toString();
        ModulePage from = page(shop, server, module);

        from.fire(text);
        from.fire(after); // when this has come, nothing more comes of what was fired before

        for (String its : SERVERS) {
            // WildFly makes one node of an EAR that has Rubric in its lib.
            boolean oneNode = libraries == Ear.Libraries.OF_THE_EAR && its.equals(Shop.WILDFLY);
            for (String other : Ear.MODULES) {
                boolean own = its.equals(server) && (oneNode || other.equals(module));
                List<String> expected = own ? AS_FIRED : OF_ANOTHER_NODE;
                ModulePage page = page(shop, its, other);
                String place = "fired in %s of %s, seen in %s of %s".formatted(module, server, other, its);
                assertThat(page.seen(after, expected.size())).as(place).hasSameSizeAs(expected);
                assertThat(page.seen(text, expected.size()))
                        .as(place)
                        .isEqualTo(
                                expected.stream().map(kind -> kind + " " + text).toList());
            }
        }
    }

    private static ModulePage page(Shop shop, String node, String module) {
        return new ModulePage(shop.server(node).page(module + "/"));
    }
}
