package io.rubric.impl;

import io.rubric.RubricException;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a deployment, so that all of it is said in one report. */
public final class Problems {

    private final List<String> messages = new ArrayList<>();

    /** Notes a problem; see {@link Problem#at}. */
    public void add(Problem problem, String place, String found, String write) {
        String message = problem.at(place, found, write);
        if (!messages.contains(message)) {
            messages.add(message);
        }
    }

    /** How many were found until now. A caller that compares two counts knows whether its own part is sound. */
    public int count() {
        return messages.size();
    }

    /** All messages, in the order in which they were found. */
    public List<String> messages() {
        return List.copyOf(messages);
    }

    /** One exception that says everything. */
    public RubricException report() {
        String head =
                messages.size() == 1 ? "Rubric found a mistake:" : "Rubric found " + messages.size() + " mistakes:";
        return new RubricException(head + "\n  " + String.join("\n  ", messages));
    }
}
