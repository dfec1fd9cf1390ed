import Web

/// Programs that everybody uses: they hold no portal's addresses, and bring no content by themselves.
public enum ScriptLibraries {
  /// By the address: a telling name, or a place where such programs are kept for all.
  public static func isOne(_ url: WebURL) -> Bool {
    let text = url.text.lowercased()
    return names.contains { text.contains($0) }
  }

  private static let names = [
    "jquery", "/bootstrap", "popper", "analytics", "gtag", "googletagmanager", "modernizr", "polyfill",
    "swiper",
    "slick", "owl.", "carousel", "lightbox", "fancybox", "fontawesome", "font-awesome", "wp-includes",
    "wp-content/plugins", "wp-content/themes", "recaptcha", "respond.", "html5shiv", "isotope", "masonry",
    "waypoints", "counterup", "easing", "aos.", "wow.", "moment.", "datatables", "chart.", "leaflet",
    "sweetalert",
    "select2", "validate", "cookie", "lazyload", "react.", "react-dom", "vue.global", "vue.min",
    "angular.min",
    "htmx.", "alpine.", "d3.", "gsap", "cdnjs.", "cdn.jsdelivr.", "unpkg.com", "ajax.googleapis.",
    "connect.facebook",
    "platform.twitter", "maps.google", "maps.googleapis", "addthis", "sharethis", "email-decode", "cdn-cgi/",
    "kit.fontawesome", "hotjar", "tawk.to", "matomo", "piwik", "urchin", "ga.js", "/sites/default/files/js/",
    "/misc/drupal", "/media/system/js/", "/media/jui/js/", "mootools", "adsbygoogle", "statcounter",
    "userway",
  ]
}
