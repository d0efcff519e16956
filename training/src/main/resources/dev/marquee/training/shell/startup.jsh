import java.nio.file.*;
import java.util.*;
import java.util.stream.*;
import dev.marquee.core.bundle.*;
import dev.marquee.core.catalog.*;
import dev.marquee.core.feature.*;
import dev.marquee.core.history.*;
import dev.marquee.training.evaluation.*;
import dev.marquee.training.split.*;
import dev.marquee.training.train.*;
import dev.marquee.training.shell.*;

ShellSession session = ShellSession.current();
TrainingSet set = session.set();
Bundle bundle = session.bundle();
ServedModel model = session.model();

Movie movie(String title) { return session.movie(title); }
List<Movie> movies(String title) { return session.movies(title); }
Recommendations recommend(Movie... liked) { return session.recommend(liked); }
Recommendations recommend(History history) { return session.recommend(history); }
