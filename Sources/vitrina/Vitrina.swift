import Glibc

@main
struct Vitrina {
  static func main() {
    // cron's locale is C: international hosts and file names need UTF-8.
    setlocale(LC_ALL, "C.UTF-8")
  }
}
