package io.rubric.benchmarks;

import java.util.List;

/** One subject: what is measured of it in a process, and what is compared. */
public interface Part {

    /** Measures everything once, in some rounds, in a process of its own. */
    void measure(Sheet sheet) throws Exception;

    /** What is compared, in the order of the report. */
    List<Ratio> ratios();
}
