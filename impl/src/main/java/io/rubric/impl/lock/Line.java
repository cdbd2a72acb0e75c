package io.rubric.impl.lock;

/** Who of a lock's callers on this node asks Redis. */
enum Line {
    /** The first, who keeps its place until it gives the lock back or has lost it: one is inside anyway. */
    ONE,
    /** Each, until one has been refused; from then on the first, and when it is inside the next. */
    SOME,
    /** Each: all may be inside, or it is Redis that knows whose turn it is. */
    ALL
}
