using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using KobanBot.Bot.BotFramework.Activities;
using KobanBot.Bot.Features.Turns;
using Microsoft.Bot.Schema;
using NetArchTest.Rules;

namespace KobanBot.Architecture.Tests.Dependencies;

/// <summary>Microsoft.Bot.Builder stays where it belongs, and what of it is not used is not named.</summary>
public sealed class SdkTests
{
    private static readonly Assembly Bot = typeof(FlowTable).Assembly;

    [Fact]
    public void Only_the_protocol_and_the_turns_name_the_SDK()
    {
        var users = Types.InAssembly(Bot).That().HaveDependencyOn("Microsoft.Bot").GetTypes().Select(t => t.FullName!).ToList();

        users.ShouldAllBe(u =>
            u.StartsWith("KobanBot.Bot.BotFramework.", StringComparison.Ordinal)
            || u.StartsWith("KobanBot.Bot.Features.Turns.", StringComparison.Ordinal)
        );
        users.ShouldContain("KobanBot.Bot.BotFramework.Inbound.TeamsAdapter");
        users.ShouldContain("KobanBot.Bot.Features.Turns.KobanBot");
    }

    [Fact]
    public void What_of_the_SDK_is_not_used_is_not_named()
    {
        var named = NamedIn(Bot);

        named
            .Where(n =>
                n.StartsWith("Microsoft.Bot.Connector", StringComparison.Ordinal)
                || n
                    is "Microsoft.Bot.Builder.CloudAdapterBase"
                        or "Microsoft.Bot.Builder.BotFrameworkAdapter"
                        or "Microsoft.Bot.Builder.BotState"
                        or "Newtonsoft.Json.JsonConvert"
                || n.EndsWith("CloudAdapter", StringComparison.Ordinal)
            )
            .ShouldBeEmpty();

        // The positive control: the same list knows what is named.
        named.ShouldContain("Microsoft.Bot.Builder.BotAdapter");
        named.ShouldContain("Microsoft.Bot.Builder.Teams.TeamsActivityHandler");
        named.ShouldContain("Newtonsoft.Json.JsonSerializer");
        NamedIn(typeof(Microsoft.Bot.Builder.BotAdapter).Assembly)
            .ShouldContain(n => n.StartsWith("Microsoft.Bot.Connector.Authentication", StringComparison.Ordinal));
    }

    /// <summary>The types for SharePoint load AdaptiveCards.AdaptiveCard by name: our assembly stands in for the package.</summary>
    [Fact]
    public void Every_type_of_the_schema_is_loaded_and_written()
    {
        var types = typeof(Activity).Assembly.GetTypes();
        types.SelectMany(t => t.GetProperties()).ShouldContain(p => p.PropertyType == typeof(AdaptiveCards.AdaptiveCard));

        var made = types
            .Where(t =>
                t is { IsPublic: true, IsAbstract: false, ContainsGenericParameters: false } && !t.IsAssignableTo(typeof(Exception))
            )
            .Select(t => t.GetConstructor(Type.EmptyTypes)?.Invoke(null))
            .OfType<object>()
            .ToList();

        made.Count.ShouldBeGreaterThan(150);
        made.ShouldAllBe(one => Encoding.UTF8.GetString(ActivityJson.Write(one)).Length > 1);
    }

    /// <summary>The full names of the types that an assembly's code refers to.</summary>
    private static HashSet<string> NamedIn(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata
                .TypeReferences.Select(metadata.GetTypeReference)
                .Select(t => $"{metadata.GetString(t.Namespace)}.{metadata.GetString(t.Name)}"),
        ];
    }
}
