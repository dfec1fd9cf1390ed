import Auditing
import Crawling
import Evidence
import Foundation
import Matching
import Pages
import Synchronization
import Web

/// Opens the documents that verdicts would rest on, last of all, from the evidence; then those that the verdicts
/// rest on after that.
struct DocumentOpening {
  let judge: Judge
  let lexicon: ReadingPool.LexiconBox
  let program: DocumentProgram
  /// The bytes of an answer; nil: they are not kept.
  let body: @Sendable (PageFacts) throws -> [UInt8]?

  static let rounds = 3
  private static let threads = 2

  /// From evidence in a folder.
  init(judge: Judge, lexicon: ReadingPool.LexiconBox, program: DocumentProgram, folder: String) {
    self.init(judge: judge, lexicon: lexicon, program: program) { facts in
      guard let record = facts.record else { return nil }
      let place = EvidencePlace(file: record.file, offset: record.offset)
      guard case .exchange(let exchange) = try EvidenceReader.read(at: place, in: folder).content,
        case .answer(let answer) = exchange.outcome
      else { return nil }
      return answer.body
    }
  }

  init(
    judge: Judge, lexicon: ReadingPool.LexiconBox, program: DocumentProgram,
    body: @escaping @Sendable (PageFacts) throws -> [UInt8]?
  ) {
    self.judge = judge
    self.lexicon = lexicon
    self.program = program
    self.body = body
  }

  /// False: the word to stop came first.
  func run(_ knowledge: inout Knowledge, stop: StopFlag? = nil) throws -> Bool {
    for _ in 0..<Self.rounds {
      let wanted = judge.wanted(knowledge)
      if wanted.isEmpty { return true }
      let facts = wanted.map { knowledge.unopened($0) }
      for (id, opened) in zip(wanted, try read(facts, stop)) {
        guard let opened else { return false }
        knowledge.open(id, opened)
      }
    }
    return true
  }

  /// In the order of the wishes, whatever the order in which they are done. Nil: it was not done any more.
  private func read(_ wanted: [PageFacts?], _ stop: StopFlag?) throws -> [PageFacts?] {
    struct State {
      var next = 0
      var results: [PageFacts?]
      var failure: (any Error)?
    }
    let state = Mutex(State(results: Array(repeating: nil, count: wanted.count)))
    let done = DispatchGroup()
    for _ in 0..<min(Self.threads, wanted.count) {
      done.enter()
      let thread = Thread {
        defer { done.leave() }
        let reader = FactsReader(lexicon.lexicon)
        let pages = PageReader()
        while stop?.isSet != true,
          let index = state.withLock({ state -> Int? in
            guard state.failure == nil, state.next < wanted.count else { return nil }
            state.next += 1
            return state.next - 1
          })
        {
          do {
            let facts = try wanted[index].map { try open($0, reader, pages) }
            state.withLock { $0.results[index] = facts }
          } catch {
            state.withLock { $0.failure = $0.failure ?? error }
          }
        }
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    done.wait()
    return try state.withLock { state in
      if let failure = state.failure { throw failure }
      return state.results
    }
  }

  private func open(_ facts: PageFacts, _ reader: FactsReader, _ pages: PageReader) throws -> PageFacts {
    guard let body = try body(facts), case .document(let type) = facts.kind else {
      return reader.opened(facts, nil)
    }
    return reader.opened(facts, program.open(body, as: type, url: facts.url, reader: pages))
  }
}
