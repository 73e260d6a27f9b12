namespace Amorsize.Acceptance.Tests.Changes;

/// <summary>The matrix of F#. The compiler writes line numbers into the names of closures, which begin as the names of their members do.</summary>
internal static class FSharpMatrix
{
    public static ChangeMatrix Matrix { get; } = new()
    {
        Language = "FSharp",
        Ending = "fs",
        Untouched = ["low", "very"],
        Changes =
        [
            ("body", "App/Program.fs", "n + 1001", "n + 2001"),
            ("callee", "App/Program.fs", "n + 1002", "n + 2002"),
            ("clo", "App/Program.fs", "x % 3", "x % 4"),
            ("constant", "Lib/Lib.fs", "Rounds = 3", "Rounds = 4"),
            ("generic", "Lib/Lib.fs", "+ 1004", "+ 2004"),
            ("inline", "Lib/Lib.fs", "n * 1011", "n * 2011"),
            ("interface", "Lib/Lib.fs", "n + 1005", "n + 2005"),
            ("items", "App/Program.fs", "1 .. 31", "1 .. 32"),
            ("json", "Lib/Lib.fs", "//json", "member val Added = 0 with get, set"),
            ("lambda", "Lib/Lib.fs", "x + 1006", "x + 2006"),
            ("library", "Lib/Lib.fs", "n * 1007", "n * 2007"),
            ("match", "App/Program.fs", "| 2 -> 3", "| 2 -> 4"),
            ("reflection", "Lib/Lib.fs", "n + 1008", "n + 2008"),
            ("seq", "App/Program.fs", "yield i * n", "yield i * n + 1"),
            ("static", "Lib/Lib.fs", "('x', 1010)", "('x', 2010)"),
            ("task", "Lib/Lib.fs", "n + 1012", "n + 2012"),
            ("union", "Lib/Lib.fs", "side * 1014", "side * 2014"),
        ],
        Unrelated =
        [
            ("App/Program.fs", "//above", "// a comment\n// and another\nlet unrelated = [ 1 .. 3 ] |> List.map (fun x -> x + 1)"),
            ("App/Program.fs", "//between", "    static member Unrelated(n: int) = [ 1 .. n ] |> List.map (fun x -> x + n)"),
            ("App/Program.fs", "n - 9001", "n - 9002"),
            ("Lib/Lib.fs", "//lines", "\n\n// a comment\n"),
            ("Lib/Lib.fs", "n - 9003", "n - 9004"),
            ("Lib/Lib.fs", "//member", "let unrelated (y: int) = fun x -> [ x ] |> List.map (fun z -> z + y)"),
            ("Lib/Lib.fs", "//type", "type Unrelated = { A: int; B: string }"),
        ],
        Library =
            """
            namespace Lib
            open System
            open System.Threading.Tasks
            //lines
            //type
            type IStep =
                abstract Do: int -> int
            type Step() =
                interface IStep with
                    member _.Do(n) = n + 1005
            type Poco() =
                //json
                member val Kept = 5 with get, set
            type Box<'T>() =
                member _.Measure() = typeof<'T>.Name.Length + 1004
            type Hidden() =
                static member Go(n: int) = n + 1008
            type Shape =
                | Square of side: int
                | Circle of radius: int
                member this.Area = match this with | Square side -> side * 1014 | Circle radius -> radius
            type Registry() =
                static member val Current: IStep = Unchecked.defaultof<IStep> with get, set
            module Heavy =
                [<Literal>]
                let Rounds = 3
                let size = String('x', 1010).Length
                let compute (n: int) = n * 1007
                let unused (n: int) = n - 9003
                //member
                let inline scaled (n: int) = n * 1011
                let sum (n: int) = [ 1 .. n ] |> List.sumBy (fun x -> x + 1006)
                let later (n: int) : Task<int> = task { return n + 1012 }
            """,
        Program =
            """
            module App
            open System
            open System.IO
            open System.Runtime.InteropServices
            open System.Text.Json
            open System.Threading.Tasks
            open Amorsize
            open Lib
            //above

            module Callee =
                let go (n: int) = n + 1002
                let unused (n: int) = n - 9001

            module Codec =
                [<DllImport("codec")>]
                extern int Encode(int n)

            type W() =
                static member N = [| 1 .. 30 |]
                static member Others = [| 1 .. 31 |]
                static member Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "items.txt"))
            //between
                [<Workload("body", Items = "N")>]
                static member Body(n: int) : int = n + 1001
                [<Workload("callee", Items = "N")>]
                static member Caller(n: int) : int = Callee.go n
                [<Workload("clo", Items = "N")>]
                static member Clo(n: int) : int =
                    [ 1 .. n ] |> List.map (fun x -> x * n) |> List.filter (fun x -> x % 3 = n % 2) |> List.sumBy (fun x -> x + n)
                [<Workload("constant", Items = "N")>]
                static member Constant(n: int) : int = n * Heavy.Rounds
                [<Workload("file", Items = "Lines")>]
                static member ByFile(line: string) : int = line.Length
                [<Workload("generic", Items = "N")>]
                static member Generic(n: int) : int = n + Box<int>().Measure()
                [<Workload("inline", Items = "N")>]
                static member Inline(n: int) : int = Heavy.scaled n
                [<Workload("inputs", Items = "N", Inputs = "data/**")>]
                static member Inputs(n: int) : int = n
                [<Workload("interface", Items = "N")>]
                static member Interface(n: int) : int = if isNull (box Registry.Current) then n else Registry.Current.Do n
                [<Workload("items", Items = "Others")>]
                static member ByItems(n: int) : int = n
                [<Workload("json", Items = "N")>]
                static member Json(n: int) : string = JsonSerializer.Serialize<Poco>(Poco()) + string n
                [<Workload("lambda", Items = "N")>]
                static member Lambda(n: int) : int = Heavy.sum n
                [<Workload("library", Items = "N")>]
                static member Library(n: int) : int = Heavy.compute n
                [<Workload("low", Items = "N")>]
                static member _low(n: int) : int = [ 1 .. n ] |> List.sumBy (fun x -> x + n)
                [<Workload("match", Items = "N")>]
                static member Mat(n: int) : int = match n % 3 with | 0 -> 1 | 1 -> 2 | 2 -> 3
                [<Workload("native", Items = "N")>]
                static member Native(n: int) : int = if n < 0 then Codec.Encode n else n
                [<Workload("package", Items = "N")>]
                static member Package(n: int) : int = Dep.Compute n
                [<Workload("reflection", Items = "N")>]
                static member Reflection(n: int) : obj = Type.GetType("Lib.Hidden, Lib").GetMethod("Go").Invoke(null, [| box n |])
                [<Workload("resource", Items = "N")>]
                static member Resource(n: int) : int64 =
                    use table = typeof<W>.Assembly.GetManifestResourceStream("table")
                    table.Length + int64 n
                [<Workload("searched", Items = "N")>]
                static member Search(n: int) : int = typeof<Searched.Marker>.Assembly.GetTypes().Length + n
                [<Workload("seq", Items = "N")>]
                static member Sq(n: int) : int = seq { for i in 1 .. n do yield i * n } |> Seq.sum
                [<Workload("static", Items = "N")>]
                static member Static(n: int) : int = Heavy.size + n
                [<Workload("task", Items = "N")>]
                static member Tsk(n: int) : Task<int> =
                    task {
                        let! later = Heavy.later n
                        return later
                    }
                [<Workload("union", Items = "N")>]
                static member Union(n: int) : int = (if n > 0 then Square n else Circle n).Area
                [<Workload("very", Items = "N")>]
                static member Very(n: int) : int = [ 1 .. n ] |> List.sumBy (fun x -> x + n)

            [<EntryPoint>]
            let main _ =
                printfn "%A" (TunedSettings.For "clo").Source
                0
            """,
    };
}
