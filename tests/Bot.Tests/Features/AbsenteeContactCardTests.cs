using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Obligations.AbsenteeContact;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;
using KobanBot.Support.Storage;

namespace KobanBot.Bot.Tests.Features;

public sealed class AbsenteeContactCardTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly MeetingRecord Meeting = StorageSamples.Record().Header with
    {
        Id = new MeetingId("D1"),
        Absent = [new MemberId("M0"), new MemberId("M1"), new MemberId("M2")],
    };

    private static readonly Fulfilment Told = new(
        ObligationKind.AbsenteeContact,
        "D1/M0",
        "",
        new DateOnly(2026, 11, 22),
        "電話",
        World.Second.Id
    );

    [Fact]
    [Trait("Rule", "R075")]
    public void Three_are_still_to_be_told() => AbsenteeContactCard.Render(View()).ShouldBeApproved("waiting");

    [Fact]
    [Trait("Rule", "R075")]
    public void One_was_told_and_can_be_taken_back() =>
        AbsenteeContactCard
            .Render(View(Told) with { Note = "1人への連絡を記録しました。未連絡は2人です。", JustEntered = [Told] })
            .ShouldBeApproved("saved");

    [Fact]
    public void All_were_told() =>
        AbsenteeContactCard
            .Render(View(Told, Told with { Subject = "D1/M1" }, Told with { Subject = "D1/M2", Means = "訪問" }) with { Due = "" })
            .ShouldBeApproved("all");

    [Fact]
    public void Nobody_was_ticked_and_the_day_is_in_the_future()
    {
        var form = AbsenteeContactForm.Read(
            CardData.Of(new Dictionary<string, string> { ["day"] = "2026-11-30", ["means"] = "文書" }),
            new MeetingId("R1")
        );

        AbsenteeContactCard
            .Render(View(Told) with { Form = form.State.With("members", "連絡した欠席者を選択してください。"), Note = Replies.CheckInput })
            .ShouldBeApproved("errors");
    }

    [Fact]
    public void A_supervisor_reads_the_list() =>
        AbsenteeContactCard.Render(View(Told) with { MayMark = false }).ShouldBeApproved("read-only");

    private static AbsenteeContactView View(params Fulfilment[] done)
    {
        var facts = World.CentralFacts with { Meetings = [Meeting], Fulfilments = done };
        return new()
        {
            Drawing = Steps.Of(World.Lead).Draw(),
            Council = World.Central,
            CouncilName = "中央交番連絡協議会",
            Meeting = Meeting,
            Absentees = ContactAbsentees.Of(facts, Meeting, Today),
            By = _ => "巡査 試験 二郎",
            Today = Today,
            Due = "署の目安 11月27日（金）（あと3日）",
            MayMark = true,
        };
    }
}
