package io.rubric.tck.deployment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.NeedsFinalMethod;
import io.rubric.tck.RubricTest;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@RubricTest
@RunAsClient
class DeploymentTest {

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = "five", managed = false)
    static WebArchive five() {
        return Archives.of("five-mistakes", FiveMistakes.class);
    }

    @Deployment(name = "others", managed = false)
    static WebArchive others() {
        return Archives.of("other-mistakes", OtherMistakes.class);
    }

    @Deployment(name = "cache", managed = false)
    static WebArchive cache() {
        return Archives.of("cache-mistakes", CacheMistakes.class);
    }

    @Deployment(name = "throttle", managed = false)
    static WebArchive throttle() {
        return Archives.of("throttle-mistakes", ThrottleMistakes.class);
    }

    @Deployment(name = "lock", managed = false)
    static WebArchive lock() {
        return Archives.of("lock-mistakes", LockMistakes.class);
    }

    @Deployment(name = "lock-engine", managed = false)
    static WebArchive lockEngine() {
        return Archives.configured(
                Archives.of("lock-engine-mistakes", LockEngineMistakes.class), "rubric.lock.engine=redisson");
    }

    @Deployment(name = "final", managed = false)
    static WebArchive finalMethod() {
        return Archives.of("final-method", FinalMethod.class);
    }

    @Deployment(name = "no-address", managed = false)
    static WebArchive noAddress() {
        return Archives.configured(Archives.of("no-address", Sound.class), "rubric.redis.address=");
    }

    @Assertion("deployment.report.1")
    void allMistakesInOneReport() {
        assertRefused("five", "RUBRIC-901", "@CacheResult", FiveMistakes.class.getName(), "unknownName", "idd", "[id]");
        assertRefused("five", "RUBRIC-905", "badDuration", "ten minutes");
        assertRefused("five", "RUBRIC-101", "nothing");
        assertRefused("five", "RUBRIC-201", "@Throttled", "noLimit");
        assertRefused("five", "RUBRIC-302", "@Locked", "lazy");
    }

    @Assertion("deployment.template.1")
    void unknownName() {
        assertRefused("five", "RUBRIC-901");
    }

    @Assertion("deployment.duration.1")
    void badDuration() {
        assertRefused("five", "RUBRIC-905");
    }

    @Assertion("deployment.cache.1")
    void cachedVoid() {
        assertRefused("five", "RUBRIC-101");
    }

    @Assertion("deployment.throttle.1")
    void limitOfZero() {
        assertRefused("five", "RUBRIC-201");
    }

    @Assertion("deployment.lock.1")
    void shortLease() {
        assertRefused("others", "RUBRIC-905", "shortLease");
    }

    @Assertion("deployment.cache.2")
    void cachedStream() {
        assertRefused("others", "RUBRIC-102", "stream");
    }

    @Assertion("deployment.cache.3")
    void differentTypes() {
        assertRefused("others", "RUBRIC-103", "tck-mistaken");
    }

    @Assertion("deployment.cache.4")
    void jitterAboveOne() {
        assertRefused("cache", "RUBRIC-104", "#jitter(", "1.5");
    }

    @Assertion("deployment.cache.5")
    void noCacheName() {
        assertRefused("cache", "RUBRIC-105", "#putNameless(", "#removeNameless(", "#removeAllNameless(");
    }

    @Assertion("deployment.cache.6")
    void noValueToPut() {
        assertRefused("cache", "RUBRIC-106", "#nothingToPut(", "#nothingToPutYet(", "#twoToPut(");
    }

    @Assertion("deployment.cache.7")
    void exceptionThatCannotBeMade() {
        assertRefused("cache", "RUBRIC-107", "#unmadeException(", "Numbered");
    }

    @Assertion("deployment.cache.8")
    void templateAndGenerator() {
        assertRefused("cache", "RUBRIC-108", "#twoKeys(");
    }

    @Assertion("deployment.cache.9")
    void injectedTypes() {
        assertRefused("cache", "RUBRIC-109", "lazyValues", "unstableKeys");
    }

    @Assertion("deployment.cache.10")
    void otherTypeIsPutOrInjected() {
        assertRefused("cache", "RUBRIC-103", "tck-mistaken-put", "java.lang.Integer");
        assertRefused("cache", "RUBRIC-103", "tck-mistaken-injected", "java.lang.Boolean");
    }

    @Assertion("deployment.cache.11")
    void bulkThatSkipsTheLook() {
        assertRefused("cache", "RUBRIC-110", "#bulkThatSkips(");
    }

    @Assertion("deployment.class.1")
    void classThatCannotBeMade() {
        assertRefused("cache", "RUBRIC-917", "#abstractKeys(", "NoKeys");
    }

    @Assertion("deployment.throttle.2")
    void negativeBurst() {
        assertRefused("others", "RUBRIC-202", "negativeBurst");
    }

    @Assertion("deployment.throttle.3")
    void differentNumbers() {
        assertRefused("others", "RUBRIC-204", "tck-mistaken");
    }

    @Assertion("deployment.throttle.4")
    void waitWithoutAnEndOrEndWithoutAWait() {
        assertRefused("throttle", "RUBRIC-205", "#endlessWait(", "#endOfNoWait(");
    }

    @Assertion("deployment.throttle.5")
    void cost() {
        assertRefused("throttle", "RUBRIC-206", "#unreadableCost(", "#costAboveBurst(", "#costOfText(", "#twoCosts(");
    }

    @Assertion("deployment.throttle.6")
    void whatAnAlgorithmCannotDo() {
        assertRefused("throttle", "RUBRIC-207", "#burstOfWindow(", "#longLog(", "#waitOfCounter(");
    }

    @Assertion("deployment.throttle.7")
    void injectedPolicy() {
        assertRefused("throttle", "RUBRIC-208", "ofNobody", "ofTwoKeys", "ofAnotherType");
    }

    @Assertion("deployment.throttle.8")
    void sameLimitTwice() {
        assertRefused("throttle", "RUBRIC-209", "#twice(");
    }

    @Assertion("deployment.throttle.9")
    void primitiveThatIsSkipped() {
        assertRefused("throttle", "RUBRIC-919", "#skippedPrimitive(");
    }

    @Assertion("deployment.throttle.10")
    void numbersThatCannotBeCounted() {
        assertRefused("throttle", "RUBRIC-203", "#tooLarge(");
    }

    @Assertion("deployment.lock.2")
    void lazyResult() {
        assertRefused("five", "RUBRIC-302");
    }

    @Assertion("deployment.lock.3")
    void timesThatContradictEachOther() {
        assertRefused(
                "lock",
                "RUBRIC-303",
                "#atLeastAboveTheLease(",
                "#maxHoldBelowTheLease(",
                "#maxHoldBelowAtLeast(",
                "#maxHoldWithoutRenewal(");
    }

    @Assertion("deployment.lock.4")
    void whatReadersCannotHave() {
        assertRefused("lock", "RUBRIC-304", "#fairReaders(", "#readersAtLeast(");
    }

    @Assertion("deployment.lock.5")
    void whatTheEngineCannotDo() {
        assertRefused("lock-engine", "RUBRIC-305", "#readers(", "#fair(");
    }

    @Assertion("deployment.lock.6")
    void noPermit() {
        assertRefused("lock", "RUBRIC-306", "#noPermit(");
    }

    @Assertion("deployment.lock.7")
    void injectedLocks() {
        assertRefused(
                "lock",
                "RUBRIC-307",
                "ofNobody",
                "ofTwoRules",
                "ofTwoTemplates",
                "ofAMethodWithTwoTemplates",
                "ofAnotherType");
    }

    @Assertion("deployment.lock.8")
    void primitiveWhoseLockIsSkipped() {
        assertRefused("lock", "RUBRIC-919", "#skippedPrimitive(", "#primitiveWithoutAPermit(");
    }

    @Assertion("deployment.event.1")
    void forbiddenTopic() {
        assertRefused("others", "RUBRIC-401", "no topic");
    }

    @Assertion("deployment.method.1")
    void privateAndStatic() {
        assertRefused("others", "RUBRIC-906", "hidden", "fixed");
    }

    @NeedsFinalMethod
    @Assertion("deployment.method.2")
    void finalMethodOfABean() {
        assertRefused("final", "RUBRIC-906", "closed");
    }

    @Assertion("deployment.address.1")
    void missingAddress() {
        assertRefused("no-address", "RUBRIC-909", "rubric.redis.address");
    }

    private void assertRefused(String deployment, String... parts) {
        String text = Refusal.of(deployer, deployment);
        for (String part : parts) {
            assertTrue(text.contains(part), () -> part + " is missing in: " + text);
        }
    }
}
