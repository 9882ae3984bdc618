using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Reforms;
using KobanBot.Bot.Fields;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reforms;
using KobanBot.Core.Reminders;
using KobanBot.Support.Cards;
using KobanBot.Support.Features;
using KobanBot.Support.Reforms;

namespace KobanBot.Bot.Tests.Features;

/// <summary>The cards of 組織の変更, each in its states.</summary>
public sealed class ReformCardTests
{
    private static readonly Drawing Drawing = new(Guid.Empty, UserId: null);

    [Fact]
    public void What_changes_is_entered() => ReformCard.Render(new ReformView { Drawing = Drawing }).ShouldBeApproved("reform");

    [Fact]
    public void A_line_that_is_refused() =>
        ReformCard
            .Render(
                new ReformView
                {
                    Drawing = Drawing,
                    Form = new FormState(
                        new Dictionary<string, string>
                        {
                            [ReformForm.Kind] = "CloseBox",
                            [ReformForm.Day] = "2026-04-01",
                            [ReformForm.Lines] = "南駐在所",
                        },
                        new Dictionary<string, string>
                        {
                            [ReformForm.Lines] = "南駐在所という名称の交番等が複数あります。前に警察署の名称を入力してください。",
                        }
                    ),
                    Note = Replies.CheckInput,
                }
            )
            .ShouldBeApproved("reform-refused");

    [Fact]
    [Trait("Rule", "R010")]
    public void A_merger_with_what_follows() =>
        Checked(1, new PlanReform("R", ReformKind.MergeStation, RandomOrganisation.Day, [Line("試験0", "試験1"), Line("試験2", "試験1")]))
            .ShouldBeApproved("reform-merged");

    [Fact]
    public void A_police_box_that_closes() =>
        Checked(2, new PlanReform("R", ReformKind.CloseBox, RandomOrganisation.Day, [Line("試験0-0交番", "")]))
            .ShouldBeApproved("reform-closed");

    [Fact]
    public void What_was_registered()
    {
        var (reform, _) = Planned(
            1,
            new PlanReform("R", ReformKind.MergeStation, RandomOrganisation.Day, [Line("試験0", "試験1"), Line("試験2", "試験1")])
        );
        ReformListCard
            .Render(
                new ReformListView
                {
                    Drawing = Drawing,
                    Today = RandomOrganisation.Today,
                    Reforms =
                    [
                        reform with
                        {
                            Id = "Q",
                            Day = RandomOrganisation.Today.AddDays(-30),
                        },
                        reform,
                        reform with
                        {
                            Id = "T",
                            Day = reform.Day.AddDays(1),
                        },
                    ],
                    Undoable = new HashSet<string> { reform.Id },
                    Kept = new Dictionary<string, string>
                    {
                        ["T"] = ReformWords.WhyKept(new Core.Refusal("reform.posted-meanwhile", "巡査 試験 二郎")),
                    },
                    Note = "登録しました。",
                }
            )
            .ShouldBeApproved("reform-list");
    }

    [Fact]
    public void What_is_being_carried_out() =>
        ReformListCard
            .Render(
                new ReformListView
                {
                    Drawing = Drawing,
                    Today = RandomOrganisation.Today,
                    Left = 41,
                }
            )
            .ShouldBeApproved("reform-list-under-way");

    private static AdaptiveCards.AdaptiveCard Checked(int seed, PlanReform plan)
    {
        var (reform, state) = Planned(seed, plan);
        return ReformCard.Render(
            new ReformView
            {
                Drawing = Drawing,
                Reform = reform,
                Effects = ReformEffects.Of(state, state.After(reform), reform, ReminderRules.Default),
            }
        );
    }

    private static (Core.Facts.RegisteredReform Reform, ReformState State) Planned(int seed, PlanReform plan)
    {
        var state = new RandomOrganisation(seed, stations: 3, boxes: 3).State;
        return (plan.Decide(state, RandomOrganisation.Today).Match(r => r, no => throw new InvalidOperationException(no.Code)), state);
    }

    private static ReformLine Line(string what, string to) => new(what, to, "", new PoliceBoxId("N1"));
}
