package dev.marquee.api.status;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the status is made from. */
@Configuration(proxyBeanMethods = false)
class StatusConfiguration {

    @Bean
    RequestWindow requestWindow() {
        return new RequestWindow(System::nanoTime);
    }
}
