package io.rubric.tck.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rubric.tck.Assertion;
import io.rubric.tck.RubricTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
class CacheValuesTest {

    @Inject
    Prices prices;

    @Deployment
    static WebArchive archive() {
        return ShrinkWrap.create(WebArchive.class, "cache-values.war").addClass(Prices.class);
    }

    @Assertion("cache.hit.1")
    void hit() {
        assertEquals(1, prices.of());
    }

    @ApplicationScoped
    static class Prices {
        int of() {
            return 1;
        }
    }
}
