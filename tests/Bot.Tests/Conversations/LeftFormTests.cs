using System.Text.Json.Nodes;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Features.Turns.Leaving;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;
using KobanBot.Support.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>Leaving a form keeps what was typed, errors or not, in every flow; going back shows it.</summary>
public sealed class LeftFormTests : IAsyncLifetime
{
    /// <summary>Where each form of the product is opened, with what the world holds. What is missing here is named by the last test.</summary>
    private static readonly (Officer Who, string Verb, (string Key, string Value)[] About)[] Openings =
    [
        (World.Lead, "plan.open", [("council", "C1")]),
        (World.Lead, "done.open", [("council", "C1"), ("obligation", "AbsenteeContact|C1|R1|")]),
        (World.Lead, "absent.open", [("council", "C1"), ("flow", "R1")]),
        (World.Lead, "report.open", [("council", "C1")]),
        (World.Lead, "members.visit", [("council", "C1"), ("flow", "M0")]),
        (World.Lead, "terms.review", [("council", "C1")]),
        (World.Lead, "meetings.show", [("council", "C1"), ("flow", "R1")]),
        (World.EastOfficer, "measure.open", [("council", "C2"), ("flow", "old-1")]),
        (World.EastOfficer, "support.open", [("council", "C2"), ("flow", "old-1")]),
        (World.Section, "meetings.show", [("council", "C1"), ("flow", "R1")]),
        (World.Section, "members.amend", [("council", "C1"), ("flow", "M0")]),
        (World.Section, "members.contact", [("council", "C1"), ("flow", "M0")]),
        (World.Section, "members.few", [("council", "C2")]),
        (World.Section, "commission.new", [("council", "C1")]),
        (World.Section, "commission.withdraw", [("council", "C2"), ("flow", "N1")]),
        (World.Section, "letters.open", [("council", "C1")]),
        (World.Section, "dismiss.enter", [("council", "C1"), ("member", "M3")]),
        (World.Section, "terms.preview", [("council", "C1"), ("ends", "2027-03-31")]),
        (World.Section, "abolish.open", [("council", "C1")]),
        (World.Section, "council.edit", [("council", "C2")]),
        (World.Section, "consult.list", [("council", "C1")]),
        (World.AreaOfficer, "consult.show", [("council", "C2"), ("flow", "asked")]),
        (World.Section, "call.open", [("council", "C1"), ("callDay", "2026-11-30")]),
        (World.Lead, "handover.open", [("council", "C1")]),
        (World.Section, "package.open", [("package", "S1|S1|2026-04-01")]),
        (World.Section, "bylaw.edit", []),
        (World.Section, "found.form", [("kind", "Merged")]),
        (World.Section, "transfer.open", []),
        (World.HqOfficer, "reform.open", []),
        (World.Section, "deputy.open", []),
        (World.Section, "lead.open", [("council", "C1")]),
        (World.Section, "forms.letters", [("council", "C1")]),
        (World.HqOfficer, "templates.show", [("form", "CommissionLetter")]),
        (World.Section, "office.done", [("obligation", "OperationListAnnual|S1||2026")]),
        (World.Section, "remind.delegate", [("council", "C2"), ("obligation", "MeetingPlan|C2||2026")]),
        (World.Section, "remind.mute", []),
        (World.Section, "enlist.show", [("flow", "E01")]),
    ];

    private BotUnderTest _bot = null!; // Set before every test.

    public static TheoryData<int> All => [.. Enumerable.Range(0, Openings.Length)];

    public async ValueTask InitializeAsync()
    {
        _bot = await BotUnderTest.StartAsync();
        var east = (await _bot.FactsAsync(World.East)).Council;
        var coming = new Member
        {
            Id = new MemberId("N1"),
            Name = "新任 一郎",
            Commissions = [new Commission(CommissionKind.New, CommissionTerm.Standard(2027))],
        };
        var asked = new AskForConsultation("asked", ConsultationKind.Bylaw, "会則の変更について")
            .Decide(await _bot.FactsAsync(World.East), World.Section, World.Now)
            .Match(request => request, refusal => throw new InvalidOperationException(refusal.Code));
        await _bot.CommitAsync(
            World.East,
            new CouncilWrite.Put<ConsultationRequest>(CouncilKinds.Consultation, asked),
            new CouncilWrite.PutCouncil(east with { Kind = CouncilKind.SpecialPurpose }),
            new CouncilWrite.PutMember(coming)
        );
        await _bot.RecordAsync(World.Central, "R1", new DateOnly(2026, 11, 10), ["M0", "M1"]);
        var headquarters = (await _bot.Storage.OfficeStore.FindAsync("HQ", CancellationToken.None))!; // Imported.
        var template = StorageSamples.Template() with { From = null, Withdrawn = null };
        var request = StorageSamples.Enlistment() with { Station = new StationId("S1"), Post = "中央交番", State = EnlistmentState.Open };
        await _bot.Storage.OfficeStore.TryCommitAsync(
            headquarters.Version,
            new OfficeChange
            {
                Writes = [new OfficeWrite.PutTemplate(template), new OfficeWrite.Put<Enlistment>(HeadquartersKinds.Enlistment, request)],
            },
            CancellationToken.None
        );
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [MemberData(nameof(All))]
    public async Task Whoever_leaves_a_form_by_any_button_finds_it_again_as_it_was(int opening)
    {
        var (who, verb, about) = Openings[opening];
        if (verb.StartsWith("terms.", StringComparison.Ordinal))
        {
            _bot.Clock.SetUtcNow(new DateTimeOffset(2027, 2, 1, 1, 0, 0, TimeSpan.Zero)); // Near the end of the term.
        }

        var chat = await _bot.OpenChatOf(who);
        await chat.OpenAsync(verb, about);
        var form = chat.Card;
        var leaving = form.Actions.Where(a => a["data"]![FormCard.InputsKey] is not null).Select(a => (string)a["title"]!).ToList();
        leaving.ShouldNotBeEmpty($"the card of {verb} has no way out that keeps what was typed:\n{form.Text}");

        for (var i = 0; i < leaving.Count; i++)
        {
            var typed = Typed(form, $"{i + 1}回目").ToList();
            await chat.PressOnAsync(form, leaving[i], [.. typed]);

            await chat.OpenAsync(verb, about);

            foreach (var (id, value) in typed)
            {
                chat.Card.Inputs[id].ShouldBe(value, $"{verb}: {id} after 「{leaving[i]}」");
            }

            chat.Card.Text.ShouldContain("まだ保存していません。");
        }

        await chat.PressAsync("破棄して最初から入力");
        chat.Card.Inputs.ShouldBe(form.Inputs, ignoreOrder: true);
        await chat.OpenAsync(verb, about);
        chat.Card.Inputs.ShouldBe(form.Inputs, ignoreOrder: true);
    }

    [Fact]
    public async Task What_was_wrong_is_kept_too_and_saving_ends_it()
    {
        var lead = await _bot.OpenChatOf(World.Lead);
        await lead.SayAsync("開催計画");
        await lead.PressAsync("保存", ("date", "2020-01-01"), ("place", "町内会館"));
        await lead.PressAsync("閉じる");

        await lead.SayAsync("開催計画");

        lead.Card.Inputs["date"].ShouldBe("2020-01-01");
        lead.Card.Inputs["place"].ShouldBe("町内会館");
        await lead.PressAsync("保存", ("date", "2026-12-20"));
        await lead.SayAsync("開催計画");
        lead.Card.Inputs["place"].ShouldBeEmpty();
        lead.Card.Text.ShouldNotContain("まだ保存していません。");
    }

    [Fact]
    public async Task Nobody_sees_what_another_has_typed_and_nothing_typed_leaves_nothing()
    {
        var (lead, second) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.Second));
        await lead.SayAsync("開催計画");
        await lead.PressAsync("閉じる", ("place", "町内会館"));

        await second.SayAsync("開催計画");
        second.Card.Inputs["place"].ShouldBeEmpty();
        await second.PressAsync("閉じる");
        await second.SayAsync("開催計画");
        second.Card.Text.ShouldNotContain("まだ保存していません。");
    }

    [Fact]
    public async Task What_was_left_a_month_ago_is_not_shown_any_more()
    {
        var lead = await _bot.OpenChatOf(World.Lead);
        await lead.SayAsync("開催計画");
        await lead.PressAsync("閉じる", ("place", "町内会館"));

        _bot.Clock.SetUtcNow(World.Now.AddDays(KeptForm.Days));
        await lead.SayAsync("開催計画");

        lead.Card.Inputs["place"].ShouldBeEmpty();
    }

    [Fact]
    public void Every_form_among_the_approved_cards_is_tried()
    {
        var table = _bot.Services.GetRequiredService<FlowTable>();
        var tried = Openings.Select(o => FlowOf(o.Verb)).ToHashSet(StringComparer.Ordinal);
        var folder = Path.Combine(Root(), "tests", "Bot.Tests", "Features");
        var forms = Directory
            .EnumerateFiles(folder, "*.approved.json")
            .Select(f =>
                FormCard.Find(
                    (JsonObject)JsonNode.Parse(File.ReadAllText(f))!,
                    v => table.Verbs.TryGetValue(v, out var verb) && verb.IsLookup
                )
            )
            .OfType<FormCard>()
            .Where(f => f.Leaving.Any())
            .ToList();

        forms.Count.ShouldBeGreaterThan(40);
        // The wizard keeps a draft of its own; what is shown of a dismissal is the same flow as its entry.
        forms.Select(f => FlowOf(f.Verb)).Distinct().Except(tried).Except(["record", "followup", "example"]).ShouldBeEmpty();
        // What a button carries itself must not be taken for what was typed.
        forms.SelectMany(f => f.Leaving.SelectMany(a => ((JsonObject)a["data"]!).Select(d => d.Key)).Intersect(f.Ids)).ShouldBeEmpty();
    }

    private static string FlowOf(string verb) => verb[..verb.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>Something else than the form shows, into every input that takes it.</summary>
    private static IEnumerable<(string Id, string Value)> Typed(SeenCard form, string text)
    {
        foreach (var input in form.InputElements)
        {
            var id = (string)input["id"]!;
            var choices = ((JsonArray?)input["choices"])?.Select(c => (string)c!["value"]!).ToList() ?? [];
            yield return (string)input["type"]! switch
            {
                "Input.Date" => (id, "2026-12-24"),
                "Input.Time" => (id, "10:30"),
                "Input.Toggle" => (id, "true"),
                "Input.ChoiceSet" => (id, choices[^1]),
                _ => (id, text),
            };
        }
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "KobanBot.sln")))
        {
            folder = Path.GetDirectoryName(folder)!; // The test runs below the root.
        }

        return folder;
    }
}
