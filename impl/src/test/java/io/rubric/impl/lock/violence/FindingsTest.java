package io.rubric.impl.lock.violence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsTest {

    private static final String TWO_THAT_COUNT = """
            READY
            ENTER 1 100 a 7
            LEAVE 1 200 true
            END 1 210 0 fine
            END 2 250 1 LockNotAcquiredException Lock "counter:a" was not acquired
            ENTER 3 300 a 8
            LEAVE 3 400 true
            END 3 410 1 fine
            """;

    @TempDir
    Path directory;

    private static Ledger.Row row(long token) {
        return new Ledger.Row("a", token, 0);
    }

    private Findings findings(String journal, long counter, Ledger.Row... rows) throws Exception {
        Path file = directory.resolve("journal");
        Files.writeString(file, journal);
        return Findings.of(Records.read(0, file), Map.of(0, Fate.NONE), List.of(rows), Map.of("a", counter), List.of());
    }

    @Test
    void whatIsRightIsClean() throws Exception {
        Findings findings = findings(TWO_THAT_COUNT, 2, row(7), row(8));
        assertThat(findings).matches(Findings::isClean);
        assertThat(findings.acquisitions()).isEqualTo(2);
    }

    @Test
    void aCounterThatIsBehindTheRowsHasLostAnUpdate() throws Exception {
        assertThat(findings(TWO_THAT_COUNT, 1, row(7), row(8)).lost()).isEqualTo(1);
    }

    @Test
    void aCallThatReturnedWithoutItsRowHasLostAnUpdate() throws Exception {
        assertThat(findings(TWO_THAT_COUNT, 1, row(7)).lost()).isEqualTo(1);
    }

    @Test
    void aTokenAfterAGreaterOneIsFound() throws Exception {
        Findings findings = findings(TWO_THAT_COUNT, 2, row(8), row(7));
        assertThat(findings.backwards()).isEqualTo(1);
        assertThat(findings).matches(found -> !found.isClean());
    }

    @Test
    void whoWasToldAndWhoWasRefusedAreCounted() throws Exception {
        Findings findings = findings("""
                ENTER 1 100 a 7
                LEAVE 1 500 false
                END 1 510 0 LockLostException Lock "counter:a" was lost
                ENTER 2 200 a 8
                LEAVE 2 300 true
                END 2 310 1 fine
                ENTER 3 150 a 6
                LEAVE 3 250 true
                END 3 260 2 StaleFencingTokenException "a" refuses
                """, 1, row(8));
        assertThat(findings).matches(Findings::isClean);
        assertThat(findings.told()).isEqualTo(1);
        assertThat(findings.refused()).isEqualTo(1);
        assertThat(findings.excused()).isEqualTo(3);
    }

    @Test
    void whatHasToDoWithNeitherIsFound() throws Exception {
        assertThat(findings(TWO_THAT_COUNT + "END 4 500 0 SQLException gone\n", 2, row(7), row(8))
                        .unexpected())
                .containsExactly("SQLException gone");
    }

    @Test
    void aLineThatIsNotWholeWasNotWritten() throws Exception {
        assertThat(findings(TWO_THAT_COUNT + "ENTER 9 500 a 1", 2, row(7), row(8)))
                .matches(Findings::isClean);
    }
}
