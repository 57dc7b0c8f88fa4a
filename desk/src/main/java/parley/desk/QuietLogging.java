package parley.desk;

import io.helidon.logging.common.spi.LoggingProvider;

/**
 * Tells Helidon that logging is set up by whoever starts the program. Without a provider it prints a line about the lack
 * of one on standard error, in front of a user who can do nothing about it.
 */
public final class QuietLogging implements LoggingProvider {
    @Override
    public void initialization() {}

    @Override
    public void runTime() {}
}
