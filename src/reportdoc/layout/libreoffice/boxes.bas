REM Keeps lines together in boxes, tables of one column whose last row breaks over pages: there LibreOffice ignores widow
REM control, "keep lines together" and "keep with next", seen in 7.4 and in 25.2. No line of a paragraph
REM stands alone on a page, no title with a single line of its text, no caption without its table. Boxes are mended in
REM reading order, for each moves what follows. What it costs: docs/decisions/0023-one-setting.md

Const TOGETHER = 2     ' lines, as widow control has it (ECMA-376 Part 1, 17.3.1.44)
Const ROUNDS = 12      ' times that one box is looked at; each breaks one place elsewhere
Const PASSES = 3       ' times that all are: 25.2 may tell an old page right after something above was moved
Const LONGEST = 1000   ' lines of a paragraph that are counted
Const MOST = 1000      ' boxes

REM Looks are not worth a PDF: where anything goes wrong here, lines stay where they are.
Sub KeepLines(opened)
  On Error Resume Next
  Dim boxes(MOST) As Object, headings(MOST) As Object, view As Object
  Dim count As Integer, pass As Integer, index As Integer, mended As Boolean
  view = opened.CurrentController.ViewCursor
  count = Collected(opened.Text.createEnumeration(), boxes, headings)
  For pass = 1 To PASSES
    mended = False
    For index = 0 To count - 1
      If Mend(view, boxes(index), headings(index)) Then mended = True
    Next
    If Not mended Then Exit Sub
  Next
End Sub

REM Finds the boxes, and for each the first of the paragraphs above that are kept with it; returns how many there are.
Function Collected(elements, found, headings) As Integer
  Dim element As Object, heading As Object, count As Integer
  Do While elements.hasMoreElements() And count < MOST
    element = elements.nextElement()
    If IsTable(element) Then
      If IsBox(element) Then
        found(count) = element
        headings(count) = heading
        count = count + 1
      End If
      heading = Nothing
    ElseIf Not element.ParaKeepTogether Then
      heading = Nothing
    ElseIf IsNull(heading) Then
      heading = element
    End If
  Loop
  Collected = count
End Function

Function IsTable(element) As Boolean
  IsTable = element.supportsService("com.sun.star.text.TextTable")
End Function

Function IsBox(table) As Boolean
  Dim last As Integer
  last = table.Rows.Count - 1
  IsBox = False
  If last > 0 And table.Columns.Count = 1 Then IsBox = table.Rows.getByIndex(last).IsSplitAllowed
End Function

REM Tells whether anything in a box was mended.
Function Mend(view, box, heading) As Boolean
  Dim cell As Object, round As Integer
  cell = box.getCellByPosition(0, box.Rows.Count - 1)
  Mend = False
  For round = 1 To ROUNDS
    If PageOf(view, cell.Start) = PageOf(view, cell.End) Then Exit Function
    If Not BreaksElsewhere(view, box, cell, heading) Then Exit Function
    Mend = True
  Next
End Function

REM Has the first thing that breaks badly break elsewhere; tells whether there was one. last is what stands above one in
REM the box, and before what stands above that.
Function BreaksElsewhere(view, box, cell, heading) As Boolean
  Dim elements As Object, one As Object, last As Object, before As Object, first As Integer, stay As Integer
  BreaksElsewhere = True
  elements = cell.createEnumeration()
  Do While elements.hasMoreElements()
    one = elements.nextElement()
    If BreaksAfter(view, last, one) Then
      If last.ParaKeepTogether And IsTable(one) Then
        BreaksElsewhere = PushedOver(box, heading, before, Room(last))
        Exit Function
      ElseIf IsNull(before) And LinesOf(view, cell, last, first) < TOGETHER Then
        BreaksElsewhere = PushedOver(box, heading, Nothing, 0)
        Exit Function
      ElseIf Not elements.hasMoreElements() And IsLine(view, cell, one) Then
        stay = LinesOf(view, cell, last, first) - TOGETHER
        BreaksElsewhere = TakenAlong(view, box, cell, heading, before, last, stay, stay + TOGETHER)
        Exit Function
      End If
    End If
    If Not IsTable(one) Then
      stay = MayStay(view, cell, one, first)
      If stay < first Then
        BreaksElsewhere = TakenAlong(view, box, cell, heading, last, one, stay, first)
        Exit Function
      End If
    End If
    before = last
    last = one
  Loop
  BreaksElsewhere = False
End Function

REM Tells whether a page ends between a paragraph and what follows it.
Function BreaksAfter(view, last, one) As Boolean
  Dim starts As Object
  BreaksAfter = False
  If IsNull(last) Then Exit Function
  If IsTable(last) Then Exit Function
  starts = one
  If IsTable(one) Then starts = one.getCellByName("A1")
  BreaksAfter = PageOf(view, last.End) <> PageOf(view, starts.Start)
End Function

Function IsLine(view, cell, one) As Boolean
  Dim first As Integer
  IsLine = False
  If IsTable(one) Then Exit Function
  If one.String <> "" Then IsLine = LinesOf(view, cell, one, first) < TOGETHER
End Function

REM Has so many lines of a paragraph stay, of those that stand on the page it begins on, and the others go over.
Function TakenAlong(view, box, cell, heading, above, paragraph, stay, first) As Boolean
  TakenAlong = True
  If stay < TOGETHER Then
    TakenAlong = PushedOver(box, heading, above, first * Room(paragraph))
  Else
    Part(view, cell, paragraph, stay, (first - stay) * Room(paragraph))
  End If
End Function

REM Returns how many lines of a paragraph may stay on the page it begins on; in first is how many stand there.
Function MayStay(view, cell, paragraph, first) As Integer
  Dim number As Integer
  first = 0
  MayStay = 0
  If PageOf(view, paragraph.Start) = PageOf(view, paragraph.End) Then Exit Function
  number = LinesOf(view, cell, paragraph, first)
  MayStay = first
  If number - first < TOGETHER Then MayStay = number - TOGETHER
  If first < TOGETHER Or number < 2 * TOGETHER Then MayStay = 0
End Function

Function PageOf(view, place) As Integer
  view.gotoRange(place, False)
  PageOf = view.Page
End Function

REM Returns how many lines a paragraph has, and in first how many of them stand on the page it begins on.
Function LinesOf(view, cell, paragraph, first) As Integer
  Dim number As Integer, page As Integer
  page = PageOf(view, paragraph.Start)
  first = 1
  For number = 1 To LONGEST
    view.gotoEndOfLine(False)
    If cell.compareRegionEnds(view, paragraph) = 0 Then Exit For
    view.goRight(1, False)
    If view.Page = page Then first = number + 1
  Next
  LinesOf = number
End Function

REM Parts a paragraph behind so many lines, so that it looks as before, and leaves no room below for what follows.
Sub Part(view, cell, paragraph, taken, high)
  Dim number As Integer, cursor As Object
  view.gotoRange(paragraph.Start, False)
  For number = 1 To taken
    If number > 1 Then view.goRight(1, False)
    view.gotoEndOfLine(False)
  Next
  cursor = cell.createTextCursorByRange(view)
  cell.insertControlCharacter(cursor, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
  cursor.ParaFirstLineIndent = 0
  cursor.ParaTopMargin = 0
  cursor.goLeft(1, False)
  cursor.ParaLastLineAdjust = com.sun.star.style.ParagraphAdjust.BLOCK
  cursor.ParaBottomMargin = high
End Sub

REM Leaves so much room below what stands above in the box that the next begins on another page; without anything
REM above, the whole box does, with the headings before it. Tells whether that is new.
Function PushedOver(box, heading, above, high) As Boolean
  Dim whole As Object
  PushedOver = True
  If Not IsNull(above) Then
    If IsTable(above) Then
      above.BottomMargin = above.BottomMargin + high
    Else
      above.ParaBottomMargin = above.ParaBottomMargin + high
    End If
  Else
    whole = box
    If Not IsNull(heading) Then whole = heading
    PushedOver = whole.BreakType <> com.sun.star.style.BreakType.PAGE_BEFORE
    whole.BreakType = com.sun.star.style.BreakType.PAGE_BEFORE
  End If
End Function

Function Room(paragraph) As Long
  Room = paragraph.ParaLineSpacing.Height
End Function
