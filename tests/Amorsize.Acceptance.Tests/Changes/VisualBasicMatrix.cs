namespace Amorsize.Acceptance.Tests.Changes;

/// <summary>The matrix of Visual Basic.</summary>
internal static class VisualBasicMatrix
{
    public static ChangeMatrix Matrix { get; } = new()
    {
        Language = "VisualBasic",
        Ending = "vb",
        Untouched = ["untouched"],
        Changes =
        [
            ("body", "App/Program.vb", "n + 1001", "n + 2001"),
            ("callee", "App/Program.vb", "n + 1002", "n + 2002"),
            ("clo", "App/Program.vb", "x * n", "x * n + 1"),
            ("constant", "Lib/Lib.vb", "Integer = 3", "Integer = 4"),
            ("dynamic", "Lib/Lib.vb", "Return 1003", "Return 2003"),
            ("generic", "Lib/Lib.vb", "+ 1004", "+ 2004"),
            ("interface", "Lib/Lib.vb", "n + 1005", "n + 2005"),
            ("items", "App/Program.vb", "Range(1, 31)", "Range(1, 32)"),
            ("iterator", "Lib/Lib.vb", "i + 1013", "i + 2013"),
            ("json", "Lib/Lib.vb", "'json", "Public Property Added As Integer"),
            ("lambda", "Lib/Lib.vb", "x + 1006", "x + 2006"),
            ("library", "Lib/Lib.vb", "n * 1007", "n * 2007"),
            ("reflection", "Lib/Lib.vb", "n + 1008", "n + 2008"),
            ("static", "Lib/Lib.vb", "Integer = 1010", "Integer = 2010"),
            ("task", "Lib/Lib.vb", "n + 1012", "n + 2012"),
        ],
        Unrelated =
        [
            ("App/Program.vb", "'lines", "\n\n' a comment\n"),
            ("App/Program.vb", "'above", "' a comment\n    Function Unrelated(z As Integer) As Func(Of Integer)\n        Return Function() z + 1\n    End Function"),
            ("App/Program.vb", "n - 9001", "n - 9002"),
            ("Lib/Lib.vb", "'lines", "\n\n' a comment\n"),
            ("Lib/Lib.vb", "n - 9003", "n - 9004"),
            ("Lib/Lib.vb", "'member", "Public Function Unrelated(y As Integer) As Func(Of Integer, Integer)\n        Return Function(x) x + y\n    End Function"),
            ("Lib/Lib.vb", "'type", "Public Structure Unrelated\n    Public A As Integer\nEnd Structure"),
        ],
        Library =
            """
            Imports System
            Imports System.Collections.Generic
            Imports System.Linq
            Imports System.Threading.Tasks
            'lines
            Public Module Heavy
                Public Const Rounds As Integer = 3
                Public Function Compute(n As Integer) As Integer
                    Return n * 1007
                End Function
                Public Function Unused(n As Integer) As Integer
                    Return n - 9003
                End Function
                'member
                Public Function Sum(n As Integer) As Integer
                    Return Enumerable.Range(0, n).Select(Function(x) x + 1006).Sum()
                End Function
                Public Iterator Function Counted(n As Integer) As IEnumerable(Of Integer)
                    For i = 0 To n
                        Yield i + 1013
                    Next
                End Function
                Public Async Function Later(n As Integer) As Task(Of Integer)
                    Await Task.CompletedTask
                    Return n + 1012
                End Function
            End Module
            Public Class Sizes
                Public Shared ReadOnly Size As Integer = 1010
            End Class
            Public Class Box(Of T)
                Public Function Measure() As Integer
                    Return GetType(T).Name.Length + 1004
                End Function
            End Class
            Public Class Poco
                'json
                Public Property Kept As Integer = 5
            End Class
            Public Class Late
                Public Function Go() As Integer
                    Return 1003
                End Function
            End Class
            Public Class Hidden
                Public Shared Function Go(n As Integer) As Integer
                    Return n + 1008
                End Function
            End Class
            Public Interface IStep
                Function Run(n As Integer) As Integer
            End Interface
            Public Class FirstStep
                Implements IStep
                Public Function Run(n As Integer) As Integer Implements IStep.Run
                    Return n + 1005
                End Function
            End Class
            Public Class Registry
                Public Shared Current As IStep
            End Class
            'type
            """,
        Program =
            """
            Option Strict Off
            Imports System
            Imports System.IO
            Imports System.Linq
            Imports System.Runtime.InteropServices
            Imports System.Text.Json
            Imports System.Threading.Tasks
            Imports Amorsize
            Imports [Lib]
            'lines
            Public Module Work
                'above
                Public ReadOnly Property Numbers As Integer()
                    Get
                        Return Enumerable.Range(1, 30).ToArray()
                    End Get
                End Property
                Public ReadOnly Property Others As Integer()
                    Get
                        Return Enumerable.Range(1, 31).ToArray()
                    End Get
                End Property
                Public ReadOnly Property Lines As String()
                    Get
                        Return File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "items.txt"))
                    End Get
                End Property
                <Workload("body", Items:="Numbers")>
                Public Function Body(n As Integer) As Integer
                    Return n + 1001
                End Function
                <Workload("callee", Items:="Numbers")>
                Public Function Caller(n As Integer) As Integer
                    Return Callee.Go(n)
                End Function
                <Workload("clo", Items:="Numbers")>
                Public Function Clo(n As Integer) As Integer
                    Return Enumerable.Range(1, n).Sum(Function(x) x * n)
                End Function
                <Workload("constant", Items:="Numbers")>
                Public Function Constant(n As Integer) As Integer
                    Return n * Heavy.Rounds
                End Function
                <Workload("dynamic", Items:="Numbers")>
                Public Function LateBound(n As Integer) As Object
                    Dim bound As Object = New Late()
                    Return bound.Go() + n
                End Function
                <Workload("file", Items:="Lines")>
                Public Function ByFile(line As String) As Integer
                    Return line.Length
                End Function
                <Workload("generic", Items:="Numbers")>
                Public Function Generic(n As Integer) As Integer
                    Return n + New Box(Of Integer)().Measure()
                End Function
                <Workload("inputs", Items:="Numbers", Inputs:="data/**")>
                Public Function Inputs(n As Integer) As Integer
                    Return n
                End Function
                <Workload("interface", Items:="Numbers")>
                Public Function OfInterface(n As Integer) As Integer
                    Return If(Registry.Current Is Nothing, n, Registry.Current.Run(n))
                End Function
                <Workload("items", Items:="Others")>
                Public Function ByItems(n As Integer) As Integer
                    Return n
                End Function
                <Workload("iterator", Items:="Numbers")>
                Public Function OfIterator(n As Integer) As Integer
                    Return Heavy.Counted(n).Sum()
                End Function
                <Workload("json", Items:="Numbers")>
                Public Function Json(n As Integer) As String
                    Return JsonSerializer.Serialize(Of Poco)(New Poco()) & n
                End Function
                <Workload("lambda", Items:="Numbers")>
                Public Function Lambda(n As Integer) As Integer
                    Return Heavy.Sum(n)
                End Function
                <Workload("library", Items:="Numbers")>
                Public Function Library(n As Integer) As Integer
                    Return Heavy.Compute(n)
                End Function
                <Workload("native", Items:="Numbers")>
                Public Function Native(n As Integer) As Integer
                    Return If(n < 0, Codec.Encode(n), n)
                End Function
                <Workload("package", Items:="Numbers")>
                Public Function Package(n As Integer) As Integer
                    Return Dep.Compute(n)
                End Function
                <Workload("reflection", Items:="Numbers")>
                Public Function Reflection(n As Integer) As Object
                    Return Type.GetType("Lib.Hidden, Lib").GetMethod("Go").Invoke(Nothing, New Object() {n})
                End Function
                <Workload("resource", Items:="Numbers")>
                Public Function Resource(n As Integer) As Long
                    Using table = GetType(Callee).Assembly.GetManifestResourceStream("table")
                        Return table.Length + n
                    End Using
                End Function
                <Workload("searched", Items:="Numbers")>
                Public Function Search(n As Integer) As Integer
                    Return GetType(Searched.Marker).Assembly.GetTypes().Length + n
                End Function
                <Workload("static", Items:="Numbers")>
                Public Function OfStatic(n As Integer) As Integer
                    Return Sizes.Size + n
                End Function
                <Workload("task", Items:="Numbers")>
                Public Async Function Tsk(n As Integer) As Task(Of Integer)
                    Return Await Heavy.Later(n)
                End Function
                <Workload("untouched", Items:="Numbers")>
                Public Function Untouched(n As Integer) As Integer
                    Return If(Heavy.Rounds > 0, n * 7, n)
                End Function
                Public Function Unused(n As Integer) As Integer
                    Return n - 9001
                End Function
                Sub Main()
                    Console.WriteLine(TunedSettings.For("clo").Source)
                End Sub
            End Module
            Public Class Callee
                Public Shared Function Go(n As Integer) As Integer
                    Return n + 1002
                End Function
            End Class
            Public Class Codec
                <DllImport("codec")>
                Public Shared Function Encode(n As Integer) As Integer
                End Function
            End Class
            """,
    };
}
