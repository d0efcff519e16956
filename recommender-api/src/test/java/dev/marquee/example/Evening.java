package dev.marquee.example;

import dev.marquee.contract.client.Filters;
import dev.marquee.contract.client.ListOptions;
import dev.marquee.contract.client.MarqueeClient;
import dev.marquee.contract.client.Rating;
import dev.marquee.contract.client.RecommendedMovie;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
record Evening(MarqueeClient marquee) {
    List<String> whatToWatch(String userId) {
        marquee.rateMovie(userId, 318, new Rating(4.5));
        Filters dramas = new Filters().genre("Drama").yearFrom(1990);
        var list = marquee.recommendToUser(userId, new ListOptions().limit(5).filters(dramas));
        return list.items().stream().map(RecommendedMovie::title).toList();
    }
}
