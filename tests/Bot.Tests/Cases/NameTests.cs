using System.Runtime.CompilerServices;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Csv;
using KobanBot.Bot.Documents;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Members;
using KobanBot.Bot.Features.Members.Exporting;
using KobanBot.Bot.Features.Members.Rosters;
using KobanBot.Bot.Features.Summaries;
using KobanBot.Bot.Features.Turns.Speech;
using KobanBot.Bot.Fields;
using KobanBot.Bot.Storage;
using KobanBot.Bot.Tests.Import;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Guideline;
using KobanBot.Core.Search;
using KobanBot.Core.Text;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;
using KobanBot.Support.Features;
using KobanBot.Support.Storage;

namespace KobanBot.Bot.Tests.Cases;

/// <summary>
/// names.tsv: 200 names with 異体字, characters beyond the first plane, 外字, compatibility kanji that a normalisation would change, half-width kana,
/// combining marks, long ones, and some without furigana. On every way none is cut and none is changed.
/// </summary>
public sealed class NameTests
{
    private static readonly DocumentStamp Stamp = new("様式", World.Now);

    private static readonly IReadOnlyList<(string Name, string Kana)> Names = Read();

    public static TheoryData<string> Forms => [.. Enum.GetNames<FormKind>()];

    [Fact]
    public void There_are_two_hundred_of_every_sort()
    {
        Names.Select(n => n.Name).Distinct().Count().ShouldBe(200);
        Count(n => n.EnumerateRunes().Any(r => r.Value is >= 0xE0100 and <= 0xE01EF)).ShouldBeGreaterThan(40);
        Count(n => n.EnumerateRunes().Any(r => r.Value is >= 0x20000 and < 0x30000)).ShouldBeGreaterThan(40);
        Count(PrivateUse.IsIn).ShouldBeGreaterThan(15);
        Count(n => n.Any(c => c is >= '\uFF61' and <= '\uFF9F')).ShouldBeGreaterThan(15);
        Count(n => n.Any(c => c is >= '\uF900' and <= '\uFAFF')).ShouldBeGreaterThan(10);
        Count(n => n.Any(c => c is '\u3099' or '\u309A' or '\u0301' or '\u0302' or '\u0303')).ShouldBeGreaterThan(15);
        Count(n => n.Length > 40).ShouldBeGreaterThan(5);
        Names.Count(n => n.Kana.Length == 0).ShouldBeGreaterThan(30);
    }

    /// <summary>In every field of the form, so in whichever of them a name may stand.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_holds_them(string kind)
    {
        var form = PrintedForms.Of(Enum.Parse<FormKind>(kind));
        var isSheet = FormDocuments.Extension(form) == "xlsx";
        var names = new Queue<string>(Names.Select(n => n.Name));
        var copies = new List<FilledForm>();
        while (names.Count > 0)
        {
            copies.Add(Filled(form, names, isSheet));
        }

        var file = FormDocuments.Make(form, copies, Stamp);

        var read = ReadDocument.Fields(file, isSheet).Select(f => f.Text).ToHashSet(StringComparer.Ordinal);
        Names.Select(n => n.Name).Where(n => !read.Contains(n)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_card_shows_them()
    {
        foreach (var (name, kana) in Names)
        {
            var member = World.CentralFacts.Members[0] with { Name = name, Kana = kana.Length == 0 ? null : kana };
            var at = At(World.CentralFacts with { Members = [member] });
            var shown = MemberCard.Render(MemberView.Of(at, member, GuidelineSettings.Default));

            Texts(shown).ShouldContain(name);
            Texts(MemberListCard.Render(MemberListView.Of(at, ObligationRules.Default))).ShouldContain(t => t.Contains(name));
            Texts(FoundCard.Render(new FoundView(at.Draw(), name, at.Today, [new FoundMember(World.Central, "中央", member)])))
                .ShouldContain(t => t.Contains(name));
            Texts(shown).Contains(Shapes.PrivateUse).ShouldBe(PrivateUse.IsIn(name), name);
        }
    }

    [Fact]
    public void What_is_typed_is_what_is_kept()
    {
        foreach (var (name, kana) in Names)
        {
            var fields = new FieldReader(CardData.Of(new Dictionary<string, string> { ["m-name"] = name, ["m-kana"] = kana }));
            var member = MemberFields.OfPerson.Take(2).Aggregate(World.CentralFacts.Members[0], (m, field) => field.Read(fields, m));

            fields.Errors.ShouldBeEmpty(name);
            member.Name.ShouldBe(name);
            (member.Kana ?? "").ShouldBe(kana);
        }
    }

    /// <summary>A warning under the field, no refusal.</summary>
    [Fact]
    public void Where_a_private_character_is_typed_the_card_says_what_that_means()
    {
        foreach (var (name, _) in Names)
        {
            var form = new FormState(new Dictionary<string, string> { ["m-name"] = name }, new Dictionary<string, string>());

            MemberFields.OfPerson[0].Draw(form, stored: null).Count.ShouldBe(PrivateUse.IsIn(name) ? 2 : 1, name);
        }
    }

    [Fact]
    public async Task A_CSV_brings_them_in()
    {
        using var folder = new ImportFolder();
        foreach (var ((name, kana), i) in Names.Select((n, i) => (n, i)))
        {
            folder
                .Append("members.csv", $"C1,N{i:000},{name},{kana},その他,商店街,勤務,,,,,,")
                .Append("commissions.csv", $"C1,N{i:000},新任,,2025-04-01,2027-03-31,2025-04-03,,");
        }

        var plan = await folder.PlanAsync();

        plan.Councils.First(c => c.Council.Id.Value == "C1")
            .Members.Where(m => m.Id.Value[0] == 'N')
            .OrderBy(m => m.Id.Value, StringComparer.Ordinal)
            .Select(m => (m.Name, m.Kana ?? ""))
            .ShouldBe(Names);
    }

    /// <summary>Of one person's data, of figures by unit, and back by the reader of the import.</summary>
    [Fact]
    public void Every_CSV_takes_them_out_as_they_are()
    {
        foreach (var (name, kana) in Names)
        {
            var member = World.CentralFacts.Members[0] with { Name = name, Kana = kana.Length == 0 ? null : kana };
            var rows = Cells(PersonalData.Csv(World.CentralFacts, member, contact: null, []));

            rows.First(r => r[0] == MemberFields.OfPerson[0].Name)[1].ShouldBe(name);
            rows.First(r => r[0] == MemberFields.OfPerson[1].Name)[1].ShouldBe(kana);
        }

        Cells(SummaryExport.Csv([.. Names.Select(n => new ExportRow("署", n.Name, "委員", n.Name, 1, "人", "2026-11-24", null))]))
            .Skip(1)
            .Select(r => (r[1], r[3]))
            .ShouldBe(Names.Select(n => (n.Name, n.Name)));
    }

    /// <summary>Through the storage, by the words of the chat.</summary>
    [Fact]
    public async Task The_search_finds_each_of_them()
    {
        var storage = new MemoryStorage();
        await World.FillAsync(storage);
        await storage.ImportStore.PutCouncilAsync(
            World.CentralAs(World.Central) with
            {
                Members = [.. Names.Select((n, i) => World.CentralFacts.Members[0] with { Id = new MemberId($"N{i:000}"), Name = n.Name })],
            },
            CancellationToken.None
        );
        var table = Flows.Table(storage.Tables);
        foreach (var (name, _) in Names)
        {
            var heard = table.Understand($"委員を探す {name}", World.Lead, new DateOnly(2026, 11, 24), Scopes.Personal);
            var words = heard.ShouldBeOfType<Meaning.Certain>().Words;

            var reply = await table.RunAsync(Steps.Of(World.Lead, MemberVerbs.Find) with { Words = words });

            Texts(reply.CardJson!).ShouldContain(t => t == name, $"{name}: {words}"); // A card comes back.
        }
    }

    /// <summary>What is cut for a line of a list is cut between characters.</summary>
    [Fact]
    public void A_line_that_is_cut_has_whole_characters_only()
    {
        foreach (var (name, _) in Names)
        {
            for (var length = 2; length < name.Length; length++)
            {
                var cut = Shapes.Short(name, length)[..^1];

                name.ShouldStartWith(cut);
                cut.Length.ShouldBeLessThan(length);
                Elements.Boundary(name, cut.Length).ShouldBe(cut.Length, name);
            }

            var text = $"{name}{name}{name}印{name}{name}{name}";
            var excerpt = SearchTerms.Of("印")!.All[0].ExcerptOf(text)!.Trim('…'); // Neither too long nor without it.
            var at = text.IndexOf(excerpt, StringComparison.Ordinal);
            Elements.Boundary(text, at).ShouldBe(at, name);
            Elements.Boundary(text, at + excerpt.Length).ShouldBe(at + excerpt.Length, name);
        }
    }

    /// <summary>The cells of a file of ours, as a sheet would show them.</summary>
    private static IReadOnlyList<string[]> Cells(byte[] file) =>
        [
            .. CsvText
                .Decode(file)!
                .TrimStart('\uFEFF')
                .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(l => l.Split(',').Select(SheetText.Plain).ToArray()),
        ];

    private static int Count(Func<string, bool> isOne) => Names.Count(n => isOne(n.Name));

    private static FilledForm Filled(Form form, Queue<string> names, bool isSheet)
    {
        string Next() => names.TryDequeue(out var name) ? name : "";
        IReadOnlyDictionary<string, string> Texts(IReadOnlyList<FormField> fields) =>
            fields.ToDictionary(f => f.Tag, _ => Next(), StringComparer.Ordinal);

        return new FilledForm(
            form.Kind,
            Texts(form.Fields),
            form.Lists.ToDictionary(
                l => l.Name,
                l =>
                    (IReadOnlyList<FilledRow>)
                        [
                            .. Enumerable
                                .Range(0, isSheet ? names.Count / l.Columns.Count + 1 : 3)
                                .Select(_ => new FilledRow(Texts(l.Columns))),
                        ],
                StringComparer.Ordinal
            )
        )
        {
            Pictures = form.Pictures.ToDictionary(f => f.Tag, _ => Array.Empty<byte>(), StringComparer.Ordinal),
        };
    }

    private static Sitting At(CouncilFacts facts)
    {
        var step = Steps.Of(World.Section);
        return new Sitting(step, facts, Access.Of(World.Section, facts, step.Today));
    }

    private static string[] Texts(AdaptiveCards.AdaptiveCard card) => Texts(AdaptiveCards.CardJson.Serialize(card));

    private static string[] Texts(string json) =>
        new SeenCard((System.Text.Json.Nodes.JsonObject)System.Text.Json.Nodes.JsonNode.Parse(json)!).Text.Split('\n'); // A card of ours is an object.

    private static IReadOnlyList<(string, string)> Read([CallerFilePath] string here = "") =>
        [
            .. File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "names.tsv")) // A source file lies in a folder.
                .Select(l => l.Split('\t'))
                .Select(l => (l[0], l[1])),
        ];
}
