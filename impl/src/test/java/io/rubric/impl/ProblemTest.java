package io.rubric.impl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

    @Test
    void codesAreUnique() {
        assertThat(Arrays.stream(Problem.values()).map(Problem::code)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void hasACodeAndHalfASentence(Problem problem) {
        assertThat(problem.code()).matches("RUBRIC-[123459]\\d\\d");
        assertThat(problem.what()).matches("[a-zA-Z].*[a-z]");
    }

    @Test
    void saysThePlaceWhatWasFoundAndWhatToWrite() {
        assertThat(Problem.THROTTLE_LIMIT.at("here", "0", "1"))
                .isEqualTo("RUBRIC-201 here: the limit is not greater than zero; found 0; write 1");
    }

    @Test
    void allAreReportedTogetherAndNoneTwice() {
        Problems problems = new Problems();
        problems.add(Problem.THROTTLE_LIMIT, "here", "0", "1");
        assertThat(problems.report())
                .hasMessage("Rubric found a mistake:\n  " + Problem.THROTTLE_LIMIT.at("here", "0", "1"));
        problems.add(Problem.THROTTLE_LIMIT, "here", "0", "1");
        problems.add(Problem.THROTTLE_LIMIT, "there", "0", "1");
        assertThat(problems.count()).isEqualTo(2);
        assertThat(problems.report().getMessage())
                .startsWith("Rubric found 2 mistakes:\n")
                .hasLineCount(3);
    }
}
