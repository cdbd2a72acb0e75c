package io.rubric.tck.event;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** One instance a request; writes its end. */
@RequestScoped
public class Request {

    @Inject
    Journal journal;

    private String id = "";
    private int uses;

    /** How often it was used in this request. */
    public int use(String event) {
        id = event;
        return ++uses;
    }

    @PreDestroy
    void end() {
        journal.write("request ended", id);
    }
}
