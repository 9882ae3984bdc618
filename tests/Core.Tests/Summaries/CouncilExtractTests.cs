using System.Text.Json;
using CsCheck;
using KobanBot.Core.Councils;
using KobanBot.Core.Meetings;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using KobanBot.Core.Summaries;
using KobanBot.Core.Tests.Obligations;

namespace KobanBot.Core.Tests.Summaries;

/// <summary>The extract says the same of every obligation as the council itself, and nothing of a person but ids.</summary>
public sealed class CouncilExtractTests
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void The_planner_finds_the_same_obligations_in_the_extract() =>
        Gen.Select(RandomFacts.Facts, RandomFacts.Day)
            .Sample(
                (facts, day) =>
                    ObligationPlanner
                        .Of(CouncilExtract.Of(facts, []), day, ObligationRules.Default)
                        .SequenceEqual(ObligationPlanner.Of(facts, day, ObligationRules.Default)),
                iter: 3_000
            );

    [Fact]
    public void Names_texts_reasons_and_remarks_stay_behind()
    {
        const string secret = "秘密";
        var feedback = Quiet.Request("F1", Quiet.Day);
        var facts = Quiet.Base with
        {
            Members =
            [
                new Member
                {
                    Id = new MemberId("M1"),
                    Name = secret,
                    Kana = secret,
                    Affiliation = secret,
                    District = secret,
                    Commissions =
                    [
                        new Commission(CommissionKind.New, CommissionTerm.Standard(2025))
                        {
                            Dismissal = new Dismissal(Quiet.Day, DismissalReason.Misconduct) { LetterNote = secret },
                        },
                    ],
                },
            ],
            Roster = [.. Quiet.Base.Roster.Select(r => r with { Name = secret, UnitName = secret })],
            Meetings =
            [
                Quiet.Record("R", Quiet.Day) with
                {
                    ConfirmedByTitle = secret,
                    RevisionReason = secret,
                    Supplement = new SupplementRequest(Quiet.Lead, secret, default),
                },
            ],
            Feedback =
            [
                feedback with
                {
                    Entry = feedback.Entry with { Text = secret, Speaker = secret, Measure = secret, PersonInCharge = secret },
                },
            ],
            Fulfilments = [Quiet.Done(ObligationKind.MemberRoster, "", Quiet.Day) with { Means = secret }],
        };

        var extract = CouncilExtract.Of(facts, facts.Feedback);
        var text = string.Concat(
            new object[] { extract.Members, extract.Roster, extract.Meetings, extract.Feedback, extract.Fulfilments }.Select(part =>
                JsonSerializer.Serialize(part, Readable)
            )
        );

        text.ShouldContain("M1");
        text.ShouldNotContain(secret);
        CouncilExtract.Of(facts, []).Members[0].Commissions[0].Dismissal!.Reason.ShouldBe(DismissalReason.OtherSpecialReason);
    }

    [Fact]
    public void Closed_feedback_is_in_the_extract_and_withdrawn_feedback_is_not()
    {
        var closed = Quiet.Request("F1", Quiet.Day, FeedbackStatus.Done) with { ToldOn = Quiet.Day };

        CouncilExtract
            .Of(Quiet.Base, [closed, Quiet.Request("F2", Quiet.Day) with { Withdrawn = true }])
            .Feedback.ShouldHaveSingleItem()
            .Entry.Id.ShouldBe("F1");
    }
}
