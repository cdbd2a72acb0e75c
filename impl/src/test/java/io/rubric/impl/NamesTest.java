package io.rubric.impl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    /** As WildFly, Payara, Open Liberty and Tomcat say it. */
    @ParameterizedTest
    @CsvSource({
        "vfs:/content/shop.ear/front.war/WEB-INF/lib/rubric-impl.jar, front",
        "file:/domain/applications/shop/front_war/WEB-INF/lib/rubric-impl.jar, front",
        "file:/apps/shop.ear/front-v1.2.war!/WEB-INF/lib/rubric-impl.jar, front-v1.2",
        "file:/domain/applications/shop/front_war/WEB-INF/classes/, front",
        "file:/webapps/front/WEB-INF/lib/rubric-impl.jar, front"
    })
    void aWarIsNamedByItsPlace(String place, String war) {
        assertThat(Names.war(place)).hasValue(war);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vfs:/content/shop.ear/lib/rubric-impl.jar", "file:/repository/rubric-impl.jar", ""})
    void whatIsInNoWarHasNoName(String place) {
        assertThat(Names.war(place)).isEmpty();
    }
}
