package parley.cli;

import io.helidon.logging.common.spi.LoggingProvider;

/**
 * Tells Helidon that logging is set up already: it logs through {@link System.Logger}, and that leads to logback. Without
 * a provider it says on standard error, at every start, that it found none.
 */
public final class HelidonLogging implements LoggingProvider {
    @Override
    public void initialization() {}

    @Override
    public void runTime() {}
}
