"""How second factors are kept: sealed like every other secret of a person."""

from allauth.mfa.adapter import DefaultMFAAdapter

from jielin.kernel.sealed import seal, unseal


class SealedFactors(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Secrets lie as SM4 cipher text, and no letter is written about them."""

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def send_notification_mail(self, *args: object, **kwargs: object) -> None:
        """People here have telephones, and no addresses of mail."""
