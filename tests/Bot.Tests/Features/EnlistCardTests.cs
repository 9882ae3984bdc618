using KobanBot.Bot.Features.Enlisting;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Features;

/// <summary>利用の申請: the form of somebody who is on no list, and the section's cards.</summary>
public sealed class EnlistCardTests
{
    private static readonly Drawing Drawing = Steps.Of(World.Section).Draw();

    private static readonly Enlistment Request = new()
    {
        Id = "e1",
        Account = "aaaaaaaa-0000-4000-8000-000000000001",
        PrincipalName = "newcomer@koban.example",
        Station = new StationId("S1"),
        Post = "中央交番",
        Number = "P77",
        Rank = "巡査",
        Name = "新任 花子",
        At = World.Now,
    };

    [Fact]
    public void The_form_says_what_happens_with_it() =>
        EnlistCard
            .Render(
                new EnlistView(Drawing, [("S1", "中央警察署"), ("S2", "北警察署")], "新任 花子")
                {
                    Form = FormState.Clean.With(EnlistForm.Post, "「北交番」は、選択した警察署にありません。"),
                    Note = Replies.CheckInput,
                }
            )
            .ShouldBeApproved("form");

    [Fact]
    public void The_open_requests_of_a_station() =>
        EnlistListCard.Render(new EnlistListView(Drawing, "中央警察署", [Request], "申請を断りました。")).ShouldBeApproved("list");

    [Fact]
    public void One_request_with_its_answer()
    {
        EnlistListCard.Show(new EnlistShowView(Drawing, "中央警察署", Request)).ShouldBeApproved("show");
        EnlistListCard.Show(new EnlistShowView(Drawing, "中央警察署", Request) { CanBeApproved = false }).ShouldBeApproved("impossible");
    }
}
