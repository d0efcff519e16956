package dev.marquee.api.input;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;

/** Makes the public calls refuse what they do not know. */
@Configuration(proxyBeanMethods = false)
class StrictInputConfiguration implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new LatencyBudget.Reader()).addPathPatterns("/v1/**");
        registry.addInterceptor(new DocumentedParameters()).addPathPatterns("/v1/**");
    }

    /** A field that is given twice is an error. */
    @Bean
    JsonMapperBuilderCustomizer noRepeatedFields() {
        return json -> json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }
}
