REM Runs inside LibreOffice, which is started before there is a document: waits for document.docx to appear in a
REM folder, lays it out, stores document.pdf, writes into the file answer nothing or what went wrong, and ends.

Const FORMULA = "078B7ABA-54FC-457F-8551-6147E776A997"  ' class of objects that are formulas
Const BRISK = 10000       ' milliseconds during which it looks often: a build hands its document over soon
Const PATIENCE = 120000   ' milliseconds after which whoever started this is taken for gone, where that cannot be asked

REM starter is the URL of a file that is there as long as the process that started this; empty where there is none.
Sub Serve(folder As String, starter As String)
  Dim waited As Long, pause As Long
  pause = 10
  Do Until FileExists(folder & "document.docx") Or Alone(starter, waited)
    Wait pause
    waited = waited + pause
    If waited > BRISK Then pause = 40
  Loop
  If FileExists(folder & "document.docx") Then Answer(folder & "answer", Convert(folder & "document"))
  StarDesktop.terminate()
End Sub

Function Alone(starter As String, waited As Long) As Boolean
  If starter = "" Then
    Alone = waited > PATIENCE
  Else
    Alone = Not FileExists(starter)
  End If
End Function

Function Convert(document As String) As String
  On Error Goto Failed
  Dim opened As Object
  opened = StarDesktop.loadComponentFromURL(document & ".docx", "_blank", 0, Array(Property("Hidden", True)))
  If IsNull(opened) Then
    Convert = "the document cannot be read"
    Exit Function
  End If
  Settle(opened)
  opened.storeToURL(document & ".pdf", Array(Property("FilterName", "writer_pdf_Export"), Property("FilterData", Options())))
  Exit Function
Failed:
  Convert = "error " & Err & ": " & Error(Err)
End Function

REM Sets lines as the template says, for the import leaves both of these on: no mark hangs over the end of a line, where
REM it can be lost, and nothing comes between Chinese and Latin. All other styles are based on this one.
Sub Settle(opened)
  Dim standard As Object
  standard = opened.StyleFamilies.getByName("ParagraphStyles").getByName("Standard")
  standard.ParaIsHangingPunctuation = False
  standard.ParaIsCharacterDistance = False
  Dim index As Integer
  For index = 0 To opened.EmbeddedObjects.Count - 1
    If UCase(opened.EmbeddedObjects(index).CLSID) = FORMULA Then Fit(opened.EmbeddedObjects(index))
  Next
End Sub

REM Sets a formula in the size of the text around it, for the import gives every one the same; better so than no PDF.
Sub Fit(placed)
  On Error Resume Next
  Dim wanted As Integer
  wanted = placed.Anchor.CharHeight
  If placed.Model.BaseFontHeight <> wanted Then
    placed.Model.BaseFontHeight = wanted
    placed.ExtendedControlOverEmbeddedObject.update()
  End If
End Sub

Function Options()
  Options = Array( _
    Property("UseTaggedPDF", True), _
    Property("ExportBookmarks", True), _
    Property("ExportBookmarksToPDFDestination", True), _
    Property("ExportFormFields", False), _
    Property("ExportNotes", False), _
    Property("Quality", 90), _
    Property("ReduceImageResolution", False))
End Function

Function Property(name As String, value) As com.sun.star.beans.PropertyValue
  Dim result As New com.sun.star.beans.PropertyValue
  result.Name = name
  result.Value = value
  Property = result
End Function

Sub Answer(url As String, text As String)
  Dim file As Integer
  file = FreeFile
  Open url & ".part" For Output As #file
  Print #file, text
  Close #file
  Name url & ".part" As url
End Sub
