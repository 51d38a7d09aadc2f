REM Runs inside LibreOffice, which is started before there is a document: waits for document.docx to appear in a
REM folder, lays it out, stores document.pdf, writes into the file answer nothing or what went wrong, and ends.

Const PAUSE = 10          ' milliseconds between looks
Const PATIENCE = 120000   ' milliseconds without a document after which whoever started this is taken for gone

Sub Serve(folder As String)
  Dim waited As Long
  Do Until FileExists(folder & "document.docx") Or waited > PATIENCE
    Wait PAUSE
    waited = waited + PAUSE
  Loop
  If waited <= PATIENCE Then Answer(folder & "answer", Convert(folder & "document"))
  StarDesktop.terminate()
End Sub

Function Convert(document As String) As String
  On Error Goto Failed
  Dim opened As Object
  opened = StarDesktop.loadComponentFromURL(document & ".docx", "_blank", 0, Array(Property("Hidden", True)))
  If IsNull(opened) Then
    Convert = "the document cannot be read"
    Exit Function
  End If
  opened.storeToURL(document & ".pdf", Array(Property("FilterName", "writer_pdf_Export"), Property("FilterData", Options())))
  Exit Function
Failed:
  Convert = "error " & Err & ": " & Error(Err)
End Function

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
