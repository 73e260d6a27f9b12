namespace Amorsize.Discovery.Tests.Fingerprints;

/// <summary>Fingerprints of code that runs by way of objects, types and names that another method hands over.</summary>
[TestClass]
public sealed class UnseenCallTests
{
    private const string Solution = """
        #assembly Plugin
        namespace Plugin; public class Entry { public static int Go() => 1; }
        #assembly Lib
        using System.Reflection; using System.Linq.Expressions; using System.Runtime.CompilerServices; using System.Text.Json;
        namespace Lib;
        public class Marker;
        public interface IDep { int Get(); }
        public class Dep : IDep { readonly int size; public Dep(string s) { size = s.Length + 2; } public int Get() => size; }
        public interface IStep { int Do(int x); }
        public class Step : IStep { readonly IDep dep; public Step(IDep dep) { this.dep = dep; Console.Write(3); } public int Do(int x) => x + dep.Get(); }
        public class Hidden { int Secret(int x) => x + 4; static int Common(int x) => x + 5; public int Seen => 6; public int Shown { get; set; } }
        public class Late { public int Old() => 7; public int Kept { get => 8; set { } } public static int operator +(Late late, int x) => x + 21; }
        public static class Factory { public static object Make() => new Late(); public static Type Kind() => typeof(Late); }
        public class Container
        {
            readonly Dictionary<Type, Type> types = [];
            public Container Add<TService, TStep>() where TStep : TService { types[typeof(TService)] = typeof(TStep); return this; }
            public Container Add(Type service, Type step) { types[service] = step; return this; }
            public T Get<T>() => (T)Get(typeof(T));
            object Get(Type service)
            {
                var constructor = types[service].GetConstructors()[0];
                return constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.ParameterType == typeof(string) ? "" : Get(parameter.ParameterType))]);
            }
        }
        public static class Search
        {
            public static int Of(Assembly assembly) => assembly.GetTypes().Length;
            public static int Everywhere() => AppDomain.CurrentDomain.GetAssemblies().SelectMany(assembly => assembly.GetTypes()).Count();
            public static int OfEntry() => Assembly.GetEntryAssembly()!.GetTypes().Length;
            public static int OfCaller() => Assembly.GetCallingAssembly().GetTypes().Length;
        }
        public class Shape { public virtual int Area() => 9; public int Edges() => 10; }
        public static class Say { public static string Of(object value) => JsonSerializer.Serialize(value); }
        public class Keeper { object? kept; public Keeper Keep(object value) { kept = value; return this; } public string Say() => JsonSerializer.Serialize(kept); }
        public class Caller { dynamic? kept; public Caller Keep(object value) { kept = value; return this; } public int Call() => kept!.Go(1); }
        public interface ISay { string Of(object value); }
        public class OpenSay : ISay { string ISay.Of(object value) => JsonSerializer.Serialize(value); }
        #assembly App
        using System.Reflection; using System.Linq.Expressions; using System.Runtime.CompilerServices; using System.Text.Json; using System.Dynamic; using System.Runtime.InteropServices; using Lib;
        public class C : Parent
        {
            [Workload] public static void M(TunedSettings s) { BODY }
            [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Secret")] extern static int Secret(Hidden h, int x);
            [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "Common")] extern static int Common(Hidden? h, int x);
            static int Use(int x) => x + 11;
            static int Use(string x) => x.Length + 12;
            static int Chosen<T>(T x) where T : Shape => x.Edges();
            static object Own() => new Mine();
            static object? kept;
            static Container Filled() => new Container().Add<IDep, Dep>().Add<IStep, Step>();
            static Container FilledByTokens() => new Container().Add(typeof(IDep), typeof(Dep)).Add(typeof(IStep), typeof(Step));
        }
        public class Parent { protected static int Inherited(int x) => x + 13; }
        public class Old { public int Past => 20; }
        public class Young : Old;
        public class Mine { public int Value => 14; public int Go(int x) => x + 15; }
        public class Found { public int Go() => 16; }
        """;

    [TestMethod]
    [DataRow("a constructor that a container calls", "Filled().Get<IStep>().Do(1);", "Write(3)", "Write(13)")]
    [DataRow("a constructor two dependencies away", "Filled().Get<IStep>().Do(1);", "s.Length + 2", "s.Length + 12")]
    [DataRow("a constructor of a type that a container gets as a token", "FilledByTokens().Get<IStep>().Do(1);", "Write(3)", "Write(13)")]
    [DataRow("a private method that an accessor names", "Console.Write(Secret(new Hidden(), 1));", "x + 4", "x + 14")]
    [DataRow("a private static method that an accessor names", "Console.Write(Common(null, 1));", "x + 5", "x + 15")]
    [DataRow("an overload that is chosen at run time", "dynamic d = 3; Console.Write(Use(d));", "x + 11", "x + 111")]
    [DataRow("an inherited method that is chosen at run time", "dynamic d = 3; Console.Write(Inherited(d));", "x + 13", "x + 113")]
    [DataRow("a member of a dynamic object that another assembly makes", "dynamic d = Factory.Make(); Console.Write(d.Old());", "=> 7", "=> 17")]
    [DataRow("a member of an object that another assembly makes", "var o = Factory.Make(); o.GetType().GetMethod(\"Old\")!.Invoke(o, []);", "=> 7", "=> 17")]
    [DataRow("a member of a type that another assembly names", "Factory.Kind().GetMethod(\"Old\");", "=> 7", "=> 17")]
    [DataRow("a property of an object that another assembly makes and this one serializes", "Console.Write(JsonSerializer.Serialize(Factory.Make()));", "get => 8", "get => 18")]
    [DataRow("a property of an object that another assembly makes and serializes", "Console.Write(Say.Of(Factory.Make()));", "get => 8", "get => 18")]
    [DataRow("a property of an object of the same assembly that another one serializes", "Console.Write(Say.Of(Own()));", "=> 14", "=> 114")]
    [DataRow("a property of an object that another assembly serializes behind an interface", "ISay say = new OpenSay(); Console.Write(say.Of(new Mine()));", "=> 14", "=> 114")]
    [DataRow("a property of an object that another assembly keeps and serializes", "Console.Write(new Keeper().Keep(new Mine()).Say());", "=> 14", "=> 114")]
    [DataRow("an inherited property of an object that another assembly keeps and serializes", "Console.Write(new Keeper().Keep(new Young()).Say());", "=> 20", "=> 120")]
    [DataRow("an attribute of a property of an object that another assembly keeps and serializes", "Console.Write(new Keeper().Keep(new Mine()).Say());", "public int Value", "[System.ComponentModel.Browsable(false)] public int Value")]
    [DataRow("a member of an object that another assembly keeps and calls at run time", "Console.Write(new Caller().Keep(new Mine()).Call());", "x + 15", "x + 115")]
    [DataRow("an inherited property of a serialized object", "Console.Write(JsonSerializer.Serialize<object>(new Young()));", "=> 20", "=> 120")]
    [DataRow("an operator that is bound at run time", "dynamic d = Factory.Make(); Console.Write(d + 1);", "+ 21", "+ 121")]
    [DataRow("an operator that is bound at run time, without a name", "int i = (dynamic)Factory.Make() + 1;", "+ 21", "+ 121")]
    [DataRow("a property of an object that a field keeps", "kept = new Mine(); Console.Write(JsonSerializer.Serialize(kept));", "=> 14", "=> 114")]
    [DataRow("a type that a search of an assembly finds, when the assembly is an argument", "Console.Write(Search.Of(typeof(C).Assembly));", "=> 16", "=> 116")]
    [DataRow("a type that a search of all assemblies finds", "Console.Write(Search.Everywhere());", "=> 16", "=> 116")]
    [DataRow("a type that a search of the program finds", "Console.Write(Search.OfEntry());", "=> 16", "=> 116")]
    [DataRow("a type that a search of the caller finds", "Console.Write(Search.OfCaller());", "=> 16", "=> 116")]
    [DataRow("a type of a plugin that a constant names", "Assembly.Load(\"Plugin\").GetTypes()[0].GetMethod(\"Go\")!.Invoke(null, []);", "=> 1; }\n#assembly Lib", "=> 101; }\n#assembly Lib")]
    [DataRow("a type of a plugin whose file a constant names", "Assembly.LoadFrom(System.IO.Path.Combine(AppContext.BaseDirectory, \"Plugin.dll\")).GetTypes();", "=> 1; }\n#assembly Lib", "=> 101; }\n#assembly Lib")]
    [DataRow("a type whose name is put together", "var n = s.ToString(); Type.GetType($\"Plugin.{n}, Plugin\");", "=> 1; }\n#assembly Lib", "=> 101; }\n#assembly Lib")]
    [DataRow("a method that an expression names", "Console.Write(Expression.Call(Expression.Constant(null, typeof(Late)), \"Old\", null));", "=> 7", "=> 17")]
    [DataRow("a property that an expression names", "Console.Write(Expression.Property(Expression.Constant(null, typeof(Late)), \"Kept\"));", "get => 8", "get => 18")]
    [DataRow("a lambda of an expando object", "dynamic e = new ExpandoObject(); e.Go = (Func<int, int>)(x => x + 17); Console.Write(e.Go(1));", "x + 17", "x + 117")]
    [DataRow("a method that a constrained type parameter calls", "Console.Write(Chosen(new Shape()));", "=> 10", "=> 110")]
    [DataRow("a member of an object that a delegate makes", "Func<object> f = Factory.Make; dynamic d = f(); Console.Write(d.Old());", "=> 7", "=> 17")]
    [DataRow("a member of an array's elements", "object[] all = [new Mine()]; foreach (var o in all) o.GetType().GetMethod(\"Go\")!.Invoke(o, [1]);", "x + 15", "x + 115")]
    [DataRow("a private method behind a delegate that reflection makes", "((Func<int, int>)Delegate.CreateDelegate(typeof(Func<int, int>), typeof(Hidden), \"Common\")!)(1);", "x + 5", "x + 15")]
    [DataRow("a delegate that is bound by its name", "typeof(Hidden).GetMethod(\"Common\", BindingFlags.NonPublic | BindingFlags.Static)!.CreateDelegate<Func<int, int>>()(1);", "x + 5", "x + 15")]
    [DataRow("a getter behind a compiled lambda", "Expression<Func<Hidden, int>> e = h => h.Seen; Console.Write(e.Compile()(new Hidden()));", "=> 6", "=> 16")]
    public void Fingerprint_CodeThatRunsUnseenChanged_Changes(string what, string body, string from, string to)
    {
        var solution = Solution.Replace("BODY", body).ReplaceLineEndings("\n");
        Assert.Contains(from, solution);
        Assert.AreNotEqual(CompiledOutput.FingerprintOf(solution), CompiledOutput.FingerprintOf(solution.Replace(from, to)), what);
    }

    [TestMethod]
    [DataRow("a type that is not made, beside an object of which no type is known", "var o = Factory.Make(); o.GetType().GetMethod(\"Old\")!.Invoke(o, []);", "x + 4", "x + 14")]
    [DataRow("a type of the same assembly, beside an object of which no type is known", "var o = Factory.Make(); o.GetType().GetMethod(\"Old\")!.Invoke(o, []);", "=> 16", "=> 116")]
    [DataRow("a method of an object that another assembly keeps and serializes", "Console.Write(new Keeper().Keep(new Mine()).Say());", "x + 15", "x + 115")]
    [DataRow("a member beside one that another assembly calls at run time", "Console.Write(new Caller().Keep(new Mine()).Call());", "=> 14", "=> 114")]
    [DataRow("an assembly beside one that is searched", "Console.Write(Search.Of(typeof(Marker).Assembly));", "=> 16", "=> 116")]
    [DataRow("a member beside one that a lambda's expression names", "Expression<Func<Late, int>> e = l => l.Kept; Console.Write(e);", "=> 7", "=> 17")]
    [DataRow("a method beside the overloads that a dynamic call names", "dynamic d = 3; Console.Write(Use(d));", "x.Edges()", "x.Edges() + 1")]
    [DataRow("a constructor beside that of a container's type", "new Container().Add<IDep, Dep>().Get<IDep>();", "Write(3)", "Write(13)")]
    [DataRow("a method beside a dynamic object of the framework", "dynamic e = new ExpandoObject(); e.Go = (Func<int, int>)(x => x); Console.Write(e.Go(1));", "x.Edges()", "x.Edges() + 1")]
    [DataRow("a member beside one that a dynamic call names", "dynamic d = Factory.Make(); Console.Write(d.Old());", "get => 8", "get => 18")]
    [DataRow("another assembly, where code looks for an assembly by its name", "Console.Write(AppDomain.CurrentDomain.GetAssemblies()[0].GetType(s.ToString()!));", "=> assembly.GetTypes().Length", "=> assembly.GetTypes().Length + 1")]
    [DataRow("the name of the program without a search", "Console.Write(Assembly.GetEntryAssembly()!.GetName().Name);", "=> 16", "=> 116")]
    public void Fingerprint_UnrelatedCodeChanged_Stays(string what, string body, string from, string to)
    {
        var solution = Solution.Replace("BODY", body).ReplaceLineEndings("\n");
        Assert.Contains(from, solution);
        Assert.AreEqual(CompiledOutput.FingerprintOf(solution), CompiledOutput.FingerprintOf(solution.Replace(from, to)), what);
    }
}
