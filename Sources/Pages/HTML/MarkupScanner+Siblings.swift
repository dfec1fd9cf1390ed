/// Rows, cells, items and paragraphs with nothing but text and marks in them.
///
/// The parser need see only the first of several that follow each other: where one of them may begin and end without
/// any other element being closed or added, so may the next. The others are told to the reader by marks in the text,
/// `m183;12;m55;`, which costs a fraction. Should one turn out not to be simple, its mark becomes the tag that it
/// stands for, and the parser decides.
struct Siblings {
  enum State {
    case none
    /// Open, and the parser's innermost element (of rows: or its cell is, which is told).
    case shown
    /// Open, told by a mark.
    case told
    /// One was closed just before, and nothing shown to the parser since.
    case closed
  }

  /// Where a mark that tells a start stands in the skeleton.
  struct Start {
    var at = 0
    var length = 0
    var mark = 0
  }

  var row = State.none
  var rowStart = Start()
  /// The open cell, always told; none: no cell is open.
  var cell = Tag.none
  var cellStart = Start()
  /// An item of a list or a paragraph.
  var item = State.none
  var itemTag = Tag.none
  var itemStart = Start()

  var isActive: Bool { row != .none || item != .none }
}

extension MarkupScanner {
  /// Begins a row, a cell, an item or a paragraph.
  func openSibling(_ tag: Tag, _ mark: Mark) {
    guard tellsSiblings else { return emit(tag, mark) }
    switch tag {
    case .tr:
      guard siblings.row != .none else {
        emit(tag, mark)
        siblings.row = .shown
        return
      }
      endRow()
      siblings.rowStart = tell(mark)
      siblings.row = .told
    case .td, .th:
      guard siblings.row == .shown || siblings.row == .told else { return emit(tag, mark) }
      endCell()
      siblings.cellStart = tell(mark)
      siblings.cell = tag
    default:
      guard siblings.item != .none, siblings.itemTag == tag else {
        emit(tag, mark)
        (siblings.item, siblings.itemTag) = (.shown, tag)
        return
      }
      endItem()
      siblings.itemStart = tell(mark)
      siblings.item = .told
    }
  }

  func closeSibling(_ tag: Tag) {
    switch tag {
    case .tr where siblings.row == .shown || siblings.row == .told: endRow()
    case .td, .th: if siblings.cell == tag { endCell() } else { emitEnd(tag) }
    case .li, .p:
      if siblings.itemTag == tag, siblings.item == .shown || siblings.item == .told {
        endItem()
      } else {
        emitEnd(tag)
      }
    default: emitEnd(tag)
    }
    afterBlock = true
  }

  private func endRow() {
    endCell()
    if siblings.row == .shown { writeEnd(.tr) }
    if siblings.row == .told { tellEnd(.tr) }
    siblings.row = .closed
  }

  private func endCell() {
    if siblings.cell != .none { tellEnd(siblings.cell) }
    siblings.cell = .none
  }

  private func endItem() {
    if siblings.item == .shown { writeEnd(siblings.itemTag) }
    if siblings.item == .told { tellEnd(siblings.itemTag) }
    siblings.item = .closed
  }

  /// Something else is shown to the parser: what is open and told must be shown as well.
  func settleSiblings() {
    // The later one first, so that the earlier one's place stays good.
    if siblings.cell != .none { show(siblings.cellStart) }
    if siblings.row == .told { show(siblings.rowStart) }
    if siblings.item == .told { show(siblings.itemStart) }
    siblings = Siblings()
  }

  private func tell(_ mark: Mark) -> Siblings.Start {
    var start = Siblings.Start(at: skeleton.count)
    start.mark = number(of: mark)
    emitMark(number: start.mark)
    start.length = skeleton.count - start.at
    return start
  }

  private func tellEnd(_ tag: Tag) { emitMark(number: Int(tag.rawValue)) }

  private func show(_ start: Siblings.Start) {
    let end = skeleton.count
    write(marks[start.mark].tag, start.mark)
    skeleton.move(from: end, over: start.at, start.length)
  }
}
