import Glibc

@main
struct Vitrina {
  static func main() async {
    // cron's locale is C: international hosts and file names need UTF-8.
    setlocale(LC_ALL, "C.UTF-8")
    let program = Program(commands: Commands.all, environment: Environment.current, console: .standard)
    exit(await program.run(Array(CommandLine.arguments.dropFirst())).code)
  }
}
