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

/** Mistakes about structures and scripts. */
@RubricTest
@RunAsClient
class StructureDeploymentTest {

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = "structure", managed = false)
    static WebArchive structure() {
        return Archives.of("structure-mistakes", StructureMistakes.class, ScriptMistakes.class);
    }

    @Deployment(name = "open", managed = false)
    static WebArchive open() {
        return Archives.of("open-structure", OpenStructure.class);
    }

    @Assertion("deployment.structure.1")
    void typesThatAreNotKnown() {
        assertRefused("RUBRIC-501", ".raw: ");
        assertRefused("RUBRIC-501", ".wild: ", "?");
        assertRefused("RUBRIC-501", ".noStructure: ", "java.lang.String");
        assertRefused("RUBRIC-501", ".typed: ", "type = String.class");
    }

    @NeedsCdiFull // elsewhere the container refuses it in its own words
    @Assertion("deployment.structure.6")
    void undecidedVariable() {
        Refusal.assertRefused(deployer, "open", "RUBRIC-501", ".open: ", "T>");
    }

    @Assertion("deployment.structure.2")
    void edition() {
        assertRefused("RUBRIC-502", ".edition: ", "PRO", "RReliableQueue");
    }

    @Assertion("deployment.structure.3")
    void names() {
        assertRefused("RUBRIC-503", ".spaced: ", "tck name");
        assertRefused("RUBRIC-503", ".reserved: ", "lock:tck");
        assertRefused("RUBRIC-503", ".unconfigured: ", "tck.nobody");
    }

    @Assertion("deployment.structure.4")
    void keys() {
        assertRefused("RUBRIC-504", ".key: ");
    }

    @Assertion("deployment.structure.5")
    void twoOfOneName() {
        assertRefused("RUBRIC-505", "tck-twice", "a list", "a set");
    }

    @Assertion("deployment.script.1")
    void noScript() {
        assertRefused("RUBRIC-506", "#missing(", "classpath:tck/nowhere.lua");
        assertRefused("RUBRIC-506", "#without(");
    }

    @Assertion("deployment.script.2")
    void parameters() {
        assertRefused("RUBRIC-507", "#tooFewKeys(", "KEYS[2]");
        assertRefused("RUBRIC-507", "#tooManyArguments(", "ARGV[1]");
        assertRefused("RUBRIC-507", "#noKey(", "@RedisKey");
    }

    @Assertion("deployment.script.3")
    void slots() {
        assertRefused("RUBRIC-508", "#twoSlots(", "hashTag");
    }

    @Assertion("deployment.script.4")
    void types() {
        assertRefused("RUBRIC-509", "#lazy(", "java.util.stream.Stream");
    }

    @Assertion("deployment.script.5")
    void templates() {
        assertRefused("RUBRIC-901", "#unknownName(", "idd");
        assertRefused("RUBRIC-503", "#beginsWithAValue(", "{id}:tck");
    }

    /** One mistake of the report has all of it. */
    private void assertRefused(String... parts) {
        Refusal.assertRefused(deployer, "structure", parts);
    }
}
