package io.rubric.tck.deployment;

import io.rubric.tck.Archives;
import io.rubric.tck.Assertion;
import io.rubric.tck.NeedsCdiFull;
import io.rubric.tck.RubricTest;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Mistakes about events. */
@RubricTest
@NeedsCdiFull
@RunAsClient
class EventDeploymentTest {

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = "event", managed = false)
    static WebArchive event() {
        return Archives.configured(
                Archives.of("event-mistakes", EventMistakes.class), "rubric.event.hmac-key=too short");
    }

    @Assertion("deployment.event.2")
    void typeThatIsNotKnown() {
        assertRefused("RUBRIC-402", "openType");
    }

    @Assertion("deployment.event.3")
    void twoDeliveries() {
        assertRefused("RUBRIC-403", "tck.twice", "DURABLE", "BROADCAST");
        assertRefused("RUBRIC-403", "durableWithoutTopic");
    }

    @Assertion("deployment.event.4")
    void whatAnObserverCannotSay() {
        assertRefused("RUBRIC-404", "groupOfABroadcastTopic", "tck-lonely");
        assertRefused("RUBRIC-404", "forbiddenGroup", "no group");
        assertRefused("RUBRIC-404", "negativeAttempts", "-1");
        assertRefused("RUBRIC-404", "remoteInAGroup", "tck-remote");
        assertRefused("RUBRIC-404", "Attempts", "for another observer of its topic and group");
        assertRefused("RUBRIC-404", "notShared");
    }

    @Assertion("deployment.event.5")
    void namesThatCannotBeUsed() {
        assertRefused("RUBRIC-405", "spaced name");
        assertRefused("RUBRIC-405", "tck.same.name", "First", "Second");
    }

    @Assertion("deployment.event.6")
    void keysThatCannotBeRead() {
        assertRefused("RUBRIC-406", "keyOfAMap", "stops");
        assertRefused("RUBRIC-406", "twoKeys", "2 members");
    }

    @Assertion("deployment.event.7")
    void shortSecret() {
        assertRefused("RUBRIC-407", "rubric.event.hmac-key", "9 characters");
    }

    /** One mistake of the report has all of it. */
    private void assertRefused(String... parts) {
        Refusal.assertRefused(deployer, "event", parts);
    }
}
