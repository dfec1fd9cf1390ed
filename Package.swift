// swift-tools-version: 6.2
import PackageDescription

/// With STRICT set, a warning is an error (`.ci/run`).
let strict = Context.environment["STRICT"] != nil
let settings: [SwiftSetting] =
  [.swiftLanguageMode(.v6)] + (strict ? [.treatAllWarnings(as: .error)] : [])

func library(_ name: String, pkgConfig: String? = nil, apt: String) -> Target {
  .systemLibrary(
    name: name, path: "Sources/Libraries/\(name)", pkgConfig: pkgConfig, providers: [.apt([apt])])
}

func room(_ name: String, _ dependencies: [String]) -> Target {
  .target(
    name: name, dependencies: dependencies.map { .init(stringLiteral: $0) }, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [String], resources: [Resource]? = nil) -> Target {
  .testTarget(
    name: name, dependencies: dependencies.map { .init(stringLiteral: $0) }, resources: resources,
    swiftSettings: settings)
}

let package = Package(
  name: "vitrina",
  products: [
    .executable(name: "vitrina", targets: ["vitrina"]),
    .executable(name: "vitrina-document", targets: ["vitrina-document"]),
  ],
  targets: [
    // C libraries, one folder each; imported by one room only.
    library("CArchive", pkgConfig: "libarchive", apt: "libarchive-dev"),
    library("CChildProcess", apt: "libc6-dev"),
    library("CConfinement", apt: "libc6-dev"),
    library("CCrypto", pkgConfig: "libcrypto", apt: "libssl-dev"),
    library("CCurl", pkgConfig: "libcurl", apt: "libcurl4-openssl-dev"),
    library("CIDN2", pkgConfig: "libidn2", apt: "libidn2-dev"),
    library("CJansson", pkgConfig: "jansson", apt: "libjansson-dev"),
    library("CLibXML2", pkgConfig: "libxml-2.0", apt: "libxml2-dev"),
    library("CMagic", pkgConfig: "libmagic", apt: "libmagic-dev"),
    library("CMicroHTTPD", pkgConfig: "libmicrohttpd", apt: "libmicrohttpd-dev"),
    library("CPoppler", pkgConfig: "poppler-glib", apt: "libpoppler-glib-dev"),
    library("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev"),
    library("CUchardet", pkgConfig: "uchardet", apt: "libuchardet-dev"),
    library("CYAML", pkgConfig: "yaml-0.1", apt: "libyaml-dev"),
    library("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev"),

    // The rooms, in the order in which they may import each other.
    room("Web", ["CCrypto", "CIDN2", "CZlib"]),
    room("Rules", ["Web", "CYAML"]),
    room("Fetching", ["Web", "CCurl"]),
    room("Evidence", ["Web"]),
    room("Pages", ["Web", "CLibXML2", "CMagic", "CUchardet"]),
    room("Matching", ["Web", "Rules", "Fetching", "Pages"]),
    room("Crawling", ["Web", "Rules", "Fetching", "Pages", "Matching"]),
    room("Auditing", ["Web", "Rules", "Matching", "Crawling"]),
    room("History", ["Web", "Rules", "Auditing", "CSQLite"]),
    room("Reporting", ["Web", "Rules", "Auditing", "History"]),
    room(
      "Running",
      [
        "Web", "Rules", "Fetching", "Evidence", "Pages", "Matching", "Crawling", "Auditing", "History",
        "CChildProcess",
      ]),
    room("Serving", ["CMicroHTTPD"]),
    .executableTarget(
      name: "vitrina",
      dependencies: [
        "Web", "Rules", "Fetching", "Evidence", "Matching", "Crawling", "Auditing", "History", "Reporting",
        "Running",
        "Serving",
      ],
      swiftSettings: settings),
    // Opens documents under limits of its own; poppler, which is under the GPL, is linked here alone.
    .executableTarget(
      name: "vitrina-document",
      dependencies: ["Web", "Pages", "CArchive", "CConfinement", "CJansson", "CPoppler"],
      swiftSettings: settings),

    // Tests, and the server that misbehaves on purpose.
    .target(name: "TestPortal", path: "Tests/TestPortal", swiftSettings: settings),
    .target(name: "TestDocuments", path: "Tests/TestDocuments", swiftSettings: settings),
    .executableTarget(
      name: "read-pages", dependencies: ["Pages", "Web"], path: "Tests/Labels/readers",
      exclude: ["compare.py"],
      swiftSettings: settings),
    tests("WebTests", ["Web"]),
    tests("RulesTests", ["Rules"]),
    tests("FetchingTests", ["Fetching", "TestPortal"]),
    tests("EvidenceTests", ["Evidence", "Web"]),
    tests("PagesTests", ["Pages", "Web"], resources: [.copy("Fixtures")]),
    tests("MatchingTests", ["Matching", "Rules", "Pages"]),
    tests("CrawlingTests", ["Crawling", "Rules", "Pages", "Matching"]),
    tests("AuditingTests", ["Auditing", "Rules", "Matching", "Crawling"]),
    tests("HistoryTests", ["History", "Web", "Rules", "Auditing"]),
    tests("ReportingTests", ["Reporting", "Web", "Rules", "Auditing"]),
    tests(
      "RunningTests",
      [
        "Running", "TestPortal", "TestDocuments", "Reporting", "Serving", "Auditing", "Crawling", "Evidence",
        "Fetching",
        "History", "Rules", "Web",
      ]),
    tests("ServingTests", ["Serving"]),
    tests(
      "CommandTests",
      [
        "vitrina", "vitrina-document", "Serving", "TestPortal", "TestDocuments", "History", "Auditing", "Web",
        "Rules",
      ]),
  ]
)
