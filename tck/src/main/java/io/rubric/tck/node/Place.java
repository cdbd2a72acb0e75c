package io.rubric.tck.node;

import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Where a thread is. */
final class Place {

    private Place() {}

    /** The application by its naming context and its module, and whether the class loader of the thread is the application's. */
    @SuppressWarnings("BanJNDI") // the names are constants
    static String here() {
        try {
            InitialContext naming = new InitialContext();
            Class<?> loaded = Thread.currentThread().getContextClassLoader().loadClass(Place.class.getName());
            return naming.lookup("java:app/AppName") + " " + naming.lookup("java:module/ModuleName") + " "
                    + (loaded == Place.class);
        } catch (NamingException | ClassNotFoundException e) {
            return e.toString();
        }
    }
}
