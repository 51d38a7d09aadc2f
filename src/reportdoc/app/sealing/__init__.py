"""From the built report to what is submitted: signed page, stamps, signatures, package; and back: is it still that?"""
