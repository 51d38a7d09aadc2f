REM Runs inside LibreOffice: waits for job files in a folder, lays each document out and stores it as PDF.
REM A job has two lines, the URL of the document and of the PDF; the answer has one, empty or what went wrong.

Const PAUSE = 10          ' milliseconds between looks
Const IDLE = 600000       ' milliseconds without a job after which the program ends: whoever started it is gone

Private Document As Object

Sub Serve(folder As String)
  Dim waited As Long
  Answer folder & "ready", ""
  Do Until waited > IDLE Or FileExists(folder & "end")
    If FileExists(folder & "job") Then
      Work folder
      waited = 0
    End If
    Wait PAUSE
    waited = waited + PAUSE
  Loop
  StarDesktop.terminate()
End Sub

Sub Work(folder As String)
  Dim source As String, target As String, file As Integer
  file = FreeFile
  Open folder & "job" For Input As #file
  Line Input #file, source
  Line Input #file, target
  Close #file
  Kill folder & "job"
  Answer folder & "answer", Convert(source, target)
End Sub

Function Convert(source As String, target As String) As String
  On Error Goto Failed
  Document = StarDesktop.loadComponentFromURL(source, "_blank", 0, Array(Property("Hidden", True), Property("ReadOnly", True)))
  If IsNull(Document) Then
    Convert = "the document cannot be read"
    Exit Function
  End If
  Document.storeToURL(target, Array(Property("FilterName", "writer_pdf_Export"), Property("FilterData", Options())))
  Document.close(True)
  Convert = ""
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
