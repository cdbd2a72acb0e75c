/** What a run of the TCK has shown, sentence by sentence, and the table of several runs. */
package io.rubric.tck.report;
