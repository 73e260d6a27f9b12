namespace Amorsize.Discovery.Tests.Fingerprints;

/// <summary>Fingerprints of code that runs by virtual calls: of the types that the code makes, what it calls or the framework may call.</summary>
[TestClass]
public sealed class VirtualCallTests
{
    private const string Solution = """
        #assembly Lib
        using System.Collections; using System.ComponentModel; using System.IO; using System.Linq; using System.Reflection;
        namespace Lib;
        public interface IStep { int Do(int x); int Undo(int x); int Size => 101; int Shape { get; } }
        public interface INamed<T> { T Name(T x); }
        public interface IMade<T> where T : IMade<T> { static abstract int Make(); static abstract int Break(); }
        public interface IGone : INotifyPropertyChanged;
        public abstract class Base { public abstract int Run(int x); public virtual int Stop(int x) => x + 102; public virtual Base Copy() => this; protected virtual int Inner(int x) => x + 103; public int Outer(int x) => Inner(x); }
        public abstract class Visitor<T> { public int Start(T x) => Visit(x); protected abstract int Visit(T x); protected virtual int Leave(T x) => 104; }
        public class Plain { public virtual int Do(int x) => x + 105; public virtual int Undo(int x) => x + 106; }
        public static class Caller
        {
            public static int Step(IStep step) => step.Do(1);
            public static int Run(Base other) => other.Run(1);
            public static int Find(object other) => Assembly.Load("Lib").GetTypes().Length;
            public static int Make<T>() where T : IMade<T> => T.Make();
        }
        [System.Runtime.InteropServices.Guid("0f8fad5b-d9cb-469f-a165-70867728950e")] public interface INative { int Ask(); }
        public class Unused { public int Go(IStep step) => step.Undo(1); }
        public class Watched : INotifyPropertyChanged { public event PropertyChangedEventHandler? PropertyChanged { add { } remove { } } public virtual int Alpha() => 107; public virtual int Zeta() => 108; }
        #assembly System.Converting
        namespace Converting;
        public abstract class Converter { public abstract int Read(int x); }
        public interface ISink { int Take(int x); }
        #assembly App
        using System.Collections; using System.ComponentModel; using System.IO; using System.Linq; using Lib;
        public class Step : IStep { public int Do(int x) => x + 201; public int Undo(int x) => x + 202; public virtual int Shape => 203; int IStep.Size => 204; }
        public class FromBase : Plain, IStep { public int Shape => 205; }
        public class Derived : Base { public override int Run(int x) => x + 206; public override int Stop(int x) => x + 207; public override Derived Copy() => new(); protected override int Inner(int x) => x + 208; }
        public class Lines : Visitor<string> { protected override int Visit(string x) => 209; protected override int Leave(string x) => 210; }
        public class Names : INamed<int> { public int Name(int x) => x + 211; }
        public class Order : IComparer<int> { public int Compare(int x, int y) => x - y + 212; public virtual int Spare() => 213; }
        public class Text : StringWriter { public override void Write(char x) => base.Write((char)(x + 214)); }
        public class Failure : Exception { public override string Message => "215"; public virtual string More => "216"; }
        public class Note : IGone { public event PropertyChangedEventHandler? PropertyChanged { add => Console.Write(217); remove { } } public virtual int Spare() => 218; }
        public class Printed { public override string ToString() => "219"; public virtual int Spare() => 220; }
        public struct Sum : IMade<Sum> { public static int Make() => 221; public static int Break() => 222; }
        public class Disposed : IDisposable { public void Dispose() => Stop(true); protected virtual void Stop(bool all) => Console.Write(223); public virtual void Other() => Console.Write(224); }
        public class Native : INative { public int Ask() => 227; }
        public abstract class Parent { public virtual int Late(int x) => x + 225; public int Early(int x) => x + 226; }
        public class Child : Parent;
        public class Watching : Watched { public override int Zeta() => 228; public override int Alpha() => 229; }
        public class Converted : Converting.Converter { public override int Read(int x) => x + 230; }
        public class Sink : Converting.ISink { public int Take(int x) => x + 231; }
        public class HiddenSink : Converting.ISink { int Converting.ISink.Take(int x) => x + 232; }
        public static class Factory { public static object Make() => new Child(); }
        public static class C { [Workload] public static void M(TunedSettings s) { BODY } }
        """;

    [TestMethod]
    [DataRow("an implementation that another assembly calls", "Caller.Step(new Step());", "x + 201", "x + 1201")]
    [DataRow("an implementation whose type is made after the call", "IStep? step = null; if (s.MaxDegreeOfParallelism > 1) Caller.Step(step!); step = new Step();", "x + 201", "x + 1201")]
    [DataRow("an implementation that a base class has", "Caller.Step(new FromBase());", "x + 105", "x + 1105")]
    [DataRow("an explicit implementation of a default method", "Console.Write(((IStep)new Step()).Size);", "=> 204", "=> 1204")]
    [DataRow("a default method of an interface", "Console.Write(((IStep)new FromBase()).Size);", "=> 101", "=> 1101")]
    [DataRow("an implementation of a property", "Console.Write(((IStep)new Step()).Shape);", "=> 203", "=> 1203")]
    [DataRow("an override that another assembly calls", "Caller.Run(new Derived());", "x + 206", "x + 1206")]
    [DataRow("an override that the base class calls", "new Derived().Outer(1);", "x + 208", "x + 1208")]
    [DataRow("an override of another return type", "Base b = new Derived(); b.Copy();", "Copy() => new()", "Copy() => this")]
    [DataRow("an override of a generic base class", "new Lines().Start(\"\");", "=> 209", "=> 1209")]
    [DataRow("an implementation of a generic interface", "INamed<int> named = new Names(); named.Name(1);", "x + 211", "x + 1211")]
    [DataRow("a virtual method behind a delegate", "Base b = new Derived(); Func<int, int> f = b.Stop; f(1);", "x + 207", "x + 1207")]
    [DataRow("an implementation of a static method", "Caller.Make<Sum>();", "=> 221", "=> 1221")]
    [DataRow("an implementation of an interface of the framework", "new List<int> { 1, 2 }.Sort(new Order());", "y + 212", "y + 1212")]
    [DataRow("an override of a class of the framework", "Console.SetOut(new Text());", "x + 214", "x + 1214")]
    [DataRow("an override of an exception's property", "throw new Failure();", "\"215\"", "\"1215\"")]
    [DataRow("an implementation of an interface of the framework that the build does not know, behind another", "Console.Write(new Note());", "Write(217)", "Write(1217)")]
    [DataRow("an override of a method of all objects", "Console.Write(new Printed());", "\"219\"", "\"1219\"")]
    [DataRow("an implementation of an interface that native code calls", "Console.Write(new Native());", "=> 227", "=> 1227")]
    [DataRow("a virtual method that an implementation calls", "using var d = new Disposed();", "Write(223)", "Write(1223)")]
    [DataRow("an implementation that only code of an assembly which is searched calls", "Caller.Find(new Step());", "x + 202", "x + 1202")]
    [DataRow("a virtual method of a base class that is bound at run time", "dynamic d = Factory.Make(); d.Late(1);", "x + 225", "x + 1225")]
    [DataRow("a method of a base class that is bound at run time", "dynamic d = Factory.Make(); d.Early(1);", "x + 226", "x + 1226")]
    [DataRow("an implementation that reflection calls by the interface", "typeof(IStep).GetMethod(\"Undo\")!.Invoke(new Step(), [1]);", "x + 202", "x + 1202")]
    [DataRow("an override of a class that the framework may have too", "Console.Write(new Converted());", "x + 230", "x + 1230")]
    [DataRow("an implementation of an interface that the framework may have too", "Console.Write(new Sink());", "x + 231", "x + 1231")]
    [DataRow("an explicit implementation of such an interface", "Console.Write(new HiddenSink());", "x + 232", "x + 1232")]
    public void Fingerprint_MethodThatVirtualCallsRunChanged_Changes(string what, string body, string from, string to)
    {
        var solution = Solution.Replace("BODY", body);
        Assert.Contains(from, solution);
        Assert.AreNotEqual(CompiledOutput.FingerprintOf(solution), CompiledOutput.FingerprintOf(solution.Replace(from, to)), what);
    }

    [TestMethod]
    [DataRow("System.Converting", true)]
    [DataRow("Microsoft.CSharp", true)]
    [DataRow("Microsoft.Extensions.Converting", true)]
    [DataRow("Microsoft.JSInterop", true)]
    [DataRow("Microsoft.Net.Http.Headers", true)]
    [DataRow("Microsoft.VisualBasic.Core", true)]
    [DataRow("Microsoft.Win32.Registry", true)]
    [DataRow("Microsoft.Converting", false)]
    public void Fingerprint_OverrideOfAPackageChanged_ChangesIfTheFrameworkHasItToo(string package, bool changes)
    {
        var solution = Solution.Replace("BODY", "Console.Write(new Converted());").Replace("System.Converting", package);
        Assert.AreEqual(changes, CompiledOutput.FingerprintOf(solution) != CompiledOutput.FingerprintOf(solution.Replace("x + 230", "x + 1230")));
    }

    [TestMethod]
    [DataRow("an implementation beside one that is called", "Caller.Step(new Step());", "x + 202", "x + 1202")]
    [DataRow("a virtual property of a type that is made", "Caller.Step(new Step());", "=> 203", "=> 1203")]
    [DataRow("an explicit implementation that is not called", "Caller.Step(new Step());", "=> 204", "=> 1204")]
    [DataRow("an override beside one that is called", "Caller.Run(new Derived());", "x + 207", "x + 1207")]
    [DataRow("a virtual method of the base class that is not called", "Caller.Run(new Derived());", "x + 102", "x + 1102")]
    [DataRow("a new override beside one that is called", "new Lines().Start(\"\");", "protected override int Leave(string x) => 210;", "")]
    [DataRow("an implementation of a static method that is not called", "Caller.Make<Sum>();", "=> 222", "=> 1222")]
    [DataRow("a virtual method beside an implementation of the framework's interface", "new List<int> { 1, 2 }.Sort(new Order());", "=> 213", "=> 1213")]
    [DataRow("a new virtual property of an exception", "throw new Failure();", "\"216\"", "\"1216\"")]
    [DataRow("a virtual method of an object that is written", "Console.Write(new Printed());", "=> 220", "=> 1220")]
    [DataRow("a virtual method beside one that is disposed", "using var d = new Disposed();", "Write(224)", "Write(1224)")]
    [DataRow("the order of a base class's methods", "Console.Write(new Watching());", "virtual int Alpha() => 107; public virtual int Zeta() => 108;", "virtual int Zeta() => 108; public virtual int Alpha() => 107;")]
    public void Fingerprint_MethodThatNoVirtualCallRunsChanged_Stays(string what, string body, string from, string to)
    {
        var solution = Solution.Replace("BODY", body);
        Assert.Contains(from, solution);
        Assert.AreEqual(CompiledOutput.FingerprintOf(solution), CompiledOutput.FingerprintOf(solution.Replace(from, to)), what);
    }
}
