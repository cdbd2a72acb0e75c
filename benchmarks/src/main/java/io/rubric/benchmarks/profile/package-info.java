/** Where the time of a call goes: by whose code, and on which threads. */
package io.rubric.benchmarks.profile;
